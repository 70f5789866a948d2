package dev.undertone.fallback;

import dev.undertone.schemas.BreakerState;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BiConsumer;

/**
 * Keeps texts from waiting for a model that fails.
 *
 * <p>Closed, batches go to the model; too many failures within a window open it. Open, the fallback answers. After a while
 * it is half open: exactly so many probes go through, one at a time; when all succeed it closes and forgets its failures,
 * when one fails it opens again. A window that kept old failures would reopen at the first new one.
 *
 * <p>A run past its limit opens it at once. When that run comes back after all, the device was held up and does not hang:
 * a process that stood still for seconds looks the same. So probes go at once, the first time within a window.
 *
 * <p>A batch is tied to the period it was let through in, so that a result which comes back after the breaker has moved on
 * decides nothing.
 *
 * <p>Threads: any. Time is an argument, in nanoseconds of one ticker.
 */
public final class CircuitBreaker {
    /** What {@link #admitBatch} returns when the batch may not go. */
    public static final int REFUSED = -1;

    private final BreakerSettings settings;
    private final BiConsumer<BreakerState, String> onTransition;
    private final Deque<Long> failures = new ArrayDeque<>();
    private BreakerState state = BreakerState.CLOSED;
    private boolean held;
    private long openedNanos;
    private boolean overran;
    private long overrunNanos;
    private boolean forgivesOverrun;
    private int probesSent;
    private int probesSucceeded;
    private int period;

    /** @param onTransition hears of each new state and why it came; called with the breaker's lock held, must not block */
    public CircuitBreaker(BreakerSettings settings, BiConsumer<BreakerState, String> onTransition) {
        this.settings = settings;
        this.onTransition = onTransition;
    }

    /** Whether a text may be handed in. Half open, none may wait for a probe that is out: it may not come back in time. */
    public synchronized boolean admitsTexts(long nowNanos) {
        halfOpenWhenDue(nowNanos);
        return state == BreakerState.CLOSED || (state == BreakerState.HALF_OPEN && probesSent == probesSucceeded);
    }

    /** Lets a batch through and returns the period it belongs to, or {@link #REFUSED}. */
    public synchronized int admitBatch(long nowNanos) {
        if (!admitsTexts(nowNanos)) {
            return REFUSED;
        }
        if (state == BreakerState.HALF_OPEN) {
            probesSent++;
        }
        return period;
    }

    /** A batch of this period was scored. */
    public synchronized void succeeded(int batchPeriod) {
        if (batchPeriod == period && state == BreakerState.HALF_OPEN && ++probesSucceeded == settings.probes()) {
            move(BreakerState.CLOSED, settings.probes() + " probes succeeded");
        }
    }

    /** A batch of this period failed. */
    public synchronized void failed(int batchPeriod, long nowNanos) {
        if (batchPeriod != period || state == BreakerState.OPEN) {
            return;
        }
        if (state == BreakerState.HALF_OPEN) {
            open(nowNanos, "a probe failed");
            return;
        }
        failures.add(nowNanos);
        while (nowNanos - failures.element() > settings.window().toNanos()) {
            failures.remove();
        }
        if (failures.size() >= settings.failures() && !held) {
            open(nowNanos, failures.size() + " batches failed within " + settings.window());
        }
    }

    /** Opens at once, whatever was counted: a run is past its limit. */
    public synchronized void trip(long nowNanos, String reason) {
        if (state == BreakerState.OPEN || held) {
            return;
        }
        forgivesOverrun = state == BreakerState.CLOSED
                && (!overran || nowNanos - overrunNanos > settings.window().toNanos());
        overran = true;
        overrunNanos = nowNanos;
        open(nowNanos, reason);
    }

    /** The run that was past its limit is over, well or not, and no other is. */
    public synchronized void overrunEnded() {
        if (state == BreakerState.OPEN && forgivesOverrun && !held) {
            forgivesOverrun = false;
            move(BreakerState.HALF_OPEN, "the run that took too long is over");
        }
    }

    /** Opens by hand and stays open until {@link #reset}. */
    public synchronized void holdOpen(long nowNanos) {
        open(nowNanos, "opened by hand");
        held = true;
    }

    /** Closes by hand and stays closed until {@link #reset}. */
    public synchronized void holdClosed() {
        move(BreakerState.CLOSED, "closed by hand");
        held = true;
    }

    /** Closes, forgets every failure and works by itself again. */
    public synchronized void reset() {
        held = false;
        move(BreakerState.CLOSED, "reset by hand");
    }

    public synchronized BreakerState state() {
        return state;
    }

    /** Whether somebody holds it by hand. */
    public synchronized boolean held() {
        return held;
    }

    private void halfOpenWhenDue(long nowNanos) {
        if (state == BreakerState.OPEN
                && !held
                && nowNanos - openedNanos >= settings.openFor().toNanos()) {
            move(BreakerState.HALF_OPEN, "open for " + settings.openFor());
        }
    }

    private void open(long nowNanos, String reason) {
        openedNanos = nowNanos;
        move(BreakerState.OPEN, reason);
    }

    private void move(BreakerState next, String reason) {
        failures.clear();
        probesSent = 0;
        probesSucceeded = 0;
        period++;
        if (next != state) {
            state = next;
            onTransition.accept(next, reason);
        }
    }
}
