package dev.undertone.quickstart;

/** Events a second over the last few seconds. Threads: one. */
final class Rate {
    private static final int SLOT_MILLIS = 250;
    private static final int SLOTS = 20;
    // Answers come in bursts, one a commit; over less than a second they would look like a flood.
    private static final int LEAST_MILLIS = 1000;

    private final long[] counts = new long[SLOTS];
    private long newestSlot = Long.MIN_VALUE;
    private long firstMillis = Long.MAX_VALUE;

    void add(long nowMillis) {
        advance(nowMillis);
        firstMillis = Math.min(firstMillis, nowMillis);
        counts[Math.floorMod(newestSlot, SLOTS)]++;
    }

    double perSecond(long nowMillis) {
        if (firstMillis == Long.MAX_VALUE) {
            return 0;
        }
        advance(nowMillis);
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        long oldestMillis = Math.max(firstMillis, (newestSlot - SLOTS + 1) * SLOT_MILLIS);
        return sum * 1000.0 / Math.max(LEAST_MILLIS, nowMillis - oldestMillis);
    }

    private void advance(long nowMillis) {
        long slot = nowMillis / SLOT_MILLIS;
        long from = Math.max(newestSlot + 1, slot - SLOTS + 1);
        for (long cleared = from; cleared <= slot; cleared++) {
            counts[Math.floorMod(cleared, SLOTS)] = 0;
        }
        newestSlot = Math.max(newestSlot, slot);
    }
}
