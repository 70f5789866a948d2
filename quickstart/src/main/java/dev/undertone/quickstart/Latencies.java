package dev.undertone.quickstart;

/** Quantiles of latencies, exact to the millisecond up to a minute. Threads: one. */
final class Latencies {
    private static final int MAX_MILLIS = 60_000;

    private final long[] countByMillis = new long[MAX_MILLIS + 1];
    private long count;

    /** @param millis clocks may disagree, so less than nothing counts as nothing */
    void add(long millis) {
        countByMillis[(int) Math.min(MAX_MILLIS, Math.max(0, millis))]++;
        count++;
    }

    /** Milliseconds that this share of the records did not exceed; 0 without records. */
    int quantile(double share) {
        long wanted = (long) Math.ceil(share * count);
        long seen = 0;
        for (int millis = 0; millis < MAX_MILLIS && wanted > 0; millis++) {
            seen += countByMillis[millis];
            if (seen >= wanted) {
                return millis;
            }
        }
        return wanted > 0 ? MAX_MILLIS : 0;
    }

    /** {@code p50 12 ms, p99 48 ms}. */
    @Override
    public String toString() {
        return "p50 " + quantile(0.5) + " ms, p99 " + quantile(0.99) + " ms";
    }
}
