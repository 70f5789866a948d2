package dev.undertone.ops;

import java.util.function.IntSupplier;

/**
 * The part of the engine that callers may take: a tenth of its permits, so that the stream hardly notices them, and only
 * so many callers at once, so that probes still find a thread.
 *
 * <p>Threads: any.
 */
final class ScoreShare {
    private static final int SHARE = 10;

    private final IntSupplier permits;
    private final int maxCallers;
    private int callers;
    private int held;

    ScoreShare(IntSupplier permits, int maxCallers) {
        this.permits = permits;
        this.maxCallers = maxCallers;
    }

    /**
     * Takes up to {@code wanted} texts' worth for one caller, as much as is left.
     *
     * @return how many it got; 0 when there is no room for this caller
     */
    synchronized int take(int wanted) {
        int granted = callers < maxCallers ? Math.min(wanted, limit() - held) : 0;
        if (granted <= 0) {
            return 0;
        }
        callers++;
        held += granted;
        return granted;
    }

    /** Gives back what {@link #take} gave. */
    synchronized void giveBack(int granted) {
        callers--;
        held -= granted;
    }

    /** Texts of callers that the engine may hold. */
    private int limit() {
        return Math.max(1, permits.getAsInt() / SHARE);
    }
}
