package dev.undertone.engine;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Bounds what the engine holds, so that a text's time in the engine stays within half its deadline: back-pressure
 * comes first, the fallback second.
 *
 * <p>By Little's law the right bound is throughput times half the deadline. Throughput changes with the texts and with
 * the machine's other load, so the pool follows what it sees: one text in a window that took longer than half a deadline
 * shrinks it, a shortage of permits while all are fast lets it grow, at first by doubling. It goes by the slowest, since
 * a mean of half a deadline leaves many texts beyond a whole one.
 *
 * <p>A window is as many texts as the pool holds, so that most of what it hears has met the limit that it changes:
 * shorter ones shrink it many times over for one slow batch, and let it grow many times over before the first of the
 * texts let in comes back. TCP's windows change once a round trip for the same reason (RFC 5681). What the pool holds when
 * it shrinks is heard of in the next window, which may shrink it once more; leaving that out made more texts late.
 *
 * <p>Threads: any.
 */
final class PermitPool {
    /** Fewer texts say too little. */
    private static final int SHORTEST_WINDOW = 64;

    private static final double SPARED = 0.25;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition released = lock.newCondition();
    private final int maxLimit;
    private final long maxBytes;
    private final long targetNanos;
    private int limit;
    private int held;
    private long heldBytes;
    private int waiting;
    private int mostHeld;
    private boolean shortage;
    private boolean starting = true;
    private int observed;
    private int late;
    private long observedNanos;
    private long slowestNanos;
    private long residenceNanos;

    /**
     * @param initialLimit texts to hold until traffic tells better
     * @param maxBytes bytes to hold; a single larger text still gets in, alone
     * @param targetNanos what a text should take from its permit to its answer
     */
    PermitPool(int initialLimit, int maxLimit, long maxBytes, long targetNanos) {
        this.limit = Math.max(1, Math.min(initialLimit, maxLimit));
        this.maxLimit = maxLimit;
        this.maxBytes = maxBytes;
        this.targetNanos = targetNanos;
    }

    boolean tryAcquire(int bytes, Lane lane, long waitNanos) throws InterruptedException {
        return tryAcquire(bytes, lane, waitNanos, 0);
    }

    /**
     * Takes a permit without waiting, and none of the last quarter. For texts that can do without: what is left keeps the
     * model busy, and those that cannot do without need not wait.
     */
    boolean tryAcquireSpare(int bytes, Lane lane) throws InterruptedException {
        return tryAcquire(bytes, lane, 0, SPARED);
    }

    /** @param spared the share of permits to leave untouched */
    private boolean tryAcquire(int bytes, Lane lane, long waitNanos, double spared) throws InterruptedException {
        long remaining = waitNanos;
        lock.lockInterruptibly();
        try {
            waiting++;
            while (isFull(bytes, spared) || (lane == Lane.BACKGROUND && waiting > 1)) {
                shortage |= lane == Lane.LIVE && isFullOfTexts(spared);
                if (remaining <= 0) {
                    return false;
                }
                remaining = released.awaitNanos(remaining);
            }
            held++;
            mostHeld = Math.max(mostHeld, held);
            heldBytes += bytes;
            return true;
        } finally {
            waiting--;
            lock.unlock();
        }
    }

    private boolean isFull(int bytes, double spared) {
        return isFullOfTexts(spared) || (held > 0 && heldBytes + bytes > maxBytes);
    }

    private boolean isFullOfTexts(double spared) {
        return held >= Math.max(1, limit * (1 - spared));
    }

    /** Whether bytes, not texts, are what the pool is full of. */
    boolean isFullOfBytes(int bytes) {
        lock.lock();
        try {
            return !isFullOfTexts(0) && isFull(bytes, 0);
        } finally {
            lock.unlock();
        }
    }

    void release(int bytes) {
        lock.lock();
        try {
            held--;
            heldBytes -= bytes;
            released.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Hears of a text that has been answered.
     *
     * @param nanos from its permit to its answer
     * @param inTime whether the answer is the model's
     */
    void observe(long nanos, boolean inTime) {
        lock.lock();
        try {
            observedNanos += nanos;
            slowestNanos = Math.max(slowestNanos, nanos);
            late += inTime ? 0 : 1;
            if (++observed >= Math.max(SHORTEST_WINDOW, mostHeld)) {
                residenceNanos = observedNanos / observed;
                follow();
                observed = 0;
                late = 0;
                observedNanos = 0;
                slowestNanos = 0;
                shortage = false;
                mostHeld = held;
            }
        } finally {
            lock.unlock();
        }
    }

    private void follow() {
        boolean fast = slowestNanos < targetNanos * 3 / 4;
        starting &= fast;
        if (slowestNanos > targetNanos) {
            // What is late does not tell how slow the model is now; what came in time does.
            double inTime = (observed - late) / (double) observed;
            limit = Math.max(1, (int) (limit * Math.min(0.75, Math.max(inTime, 0.25))));
        } else if (shortage && fast) {
            limit = (int) Math.min(maxLimit, limit + (starting ? limit : Math.max(1L, limit / 8)));
            released.signalAll();
        }
    }

    /** What a text that came in now would take, going by the latest answers; 0 before the first. */
    long expectedNanos() {
        lock.lock();
        try {
            return residenceNanos * Math.min(held, limit) / limit;
        } finally {
            lock.unlock();
        }
    }

    int limit() {
        lock.lock();
        try {
            return limit;
        } finally {
            lock.unlock();
        }
    }

    int held() {
        lock.lock();
        try {
            return held;
        } finally {
            lock.unlock();
        }
    }
}
