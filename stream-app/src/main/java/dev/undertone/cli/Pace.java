package dev.undertone.cli;

import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Spreads calls evenly: so many a second, no burst after a delay. It waits by sleeping, in steps of a millisecond or
 * more, since shorter sleeps take about as long.
 */
final class Pace {
    private static final long SECOND_NANOS = 1_000_000_000L;
    private static final long SHORTEST_SLEEP_NANOS = 1_000_000L;

    private final double intervalNanos;
    private final LongSupplier nanos;
    private final LongConsumer sleep;
    private final long start;
    private double due;

    /** @param perSecond calls a second; 0 for as many as can be */
    Pace(double perSecond, LongSupplier nanos, LongConsumer sleep) {
        this.intervalNanos = perSecond == 0 ? 0 : SECOND_NANOS / perSecond;
        this.nanos = nanos;
        this.sleep = sleep;
        this.start = nanos.getAsLong();
    }

    /** Returns when the next call is due. */
    void await() {
        if (intervalNanos == 0) {
            return;
        }
        double now = nanos.getAsLong() - start;
        if (now - due > SECOND_NANOS) {
            due = now;
        }
        while (due - now >= SHORTEST_SLEEP_NANOS) {
            sleep.accept((long) (due - now));
            now = nanos.getAsLong() - start;
        }
        due += intervalNanos;
    }
}
