package dev.undertone.stream;

import java.time.Duration;

/**
 * Whether the stream lags: a record older than the limit has just been seen, in whatever partition.
 *
 * <p>Staleness is a matter of the whole instance. Were only old records shed, those of a partition without lag would go on
 * taking the model's time and the stream thread's, and hold up the partitions that lag.
 *
 * <p>Threads: any.
 */
final class StreamLag {
    private static final long HOLD_MILLIS = 1000;

    private final long maxAgeMillis;
    private volatile long laggedMillis = Long.MIN_VALUE;

    /** @param maxAge by Kafka timestamp */
    StreamLag(Duration maxAge) {
        this.maxAgeMillis = maxAge.toMillis();
    }

    /**
     * Hears of a record that is processed now.
     *
     * @return whether the stream lags, going by this record and those of the last second
     */
    boolean lags(long timestampMillis, long nowMillis) {
        if (nowMillis - timestampMillis > maxAgeMillis) {
            laggedMillis = nowMillis;
            return true;
        }
        return nowMillis <= laggedMillis + HOLD_MILLIS;
    }
}
