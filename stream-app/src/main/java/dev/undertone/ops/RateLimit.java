package dev.undertone.ops;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * So many requests a second for each caller, of which a second's worth may come at once.
 *
 * <p>Threads: any.
 */
final class RateLimit {
    private static final int MAX_CALLERS = 10_000;

    private final int perSecond;
    private final LongSupplier nanos;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MAX_CALLERS;
        }
    };

    private static final class Bucket {
        private double left;
        private long atNanos;
    }

    /** @param perSecond 0 for no limit */
    RateLimit(int perSecond, LongSupplier nanos) {
        this.perSecond = perSecond;
        this.nanos = nanos;
    }

    /** Whether this caller may go on. */
    synchronized boolean admits(String caller) {
        if (perSecond == 0) {
            return true;
        }
        long now = nanos.getAsLong();
        Bucket bucket = buckets.computeIfAbsent(caller, name -> {
            Bucket fresh = new Bucket();
            fresh.left = perSecond;
            fresh.atNanos = now;
            return fresh;
        });
        bucket.left = Math.min(perSecond, bucket.left + (now - bucket.atNanos) / 1e9 * perSecond);
        bucket.atNanos = now;
        if (bucket.left < 1) {
            return false;
        }
        bucket.left--;
        return true;
    }
}
