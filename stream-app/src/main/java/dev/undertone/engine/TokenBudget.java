package dev.undertone.engine;

/**
 * How many padded tokens a batch may have: the calibrated number, less after the device ran out of memory. Clean batches
 * bring it back slowly.
 *
 * <p>Threads: any.
 */
final class TokenBudget {
    private static final int CLEAN_BATCHES_A_STEP = 32;

    private final int full;
    private int now;
    private int cleanBatches;

    TokenBudget(int full) {
        this.full = full;
        this.now = full;
    }

    synchronized int tokens() {
        return now;
    }

    /** The device ran out of memory over a batch of so many padded tokens. */
    synchronized void outOfMemory(int paddedTokens) {
        now = Math.max(1, Math.min(now, paddedTokens) / 2);
        cleanBatches = 0;
    }

    /** A batch was computed. */
    synchronized void clean() {
        if (now < full && ++cleanBatches == CLEAN_BATCHES_A_STEP) {
            cleanBatches = 0;
            now = Math.min(full, now + Math.max(1, full / 16));
        }
    }
}
