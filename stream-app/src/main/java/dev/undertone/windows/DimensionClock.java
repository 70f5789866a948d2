package dev.undertone.windows;

import java.util.HashMap;
import java.util.Map;

/**
 * The event time of one dimension. It is the slowest among the partitions that feed it, so that in a replay a partition
 * that is read faster does not make the others' records late. A partition that has been quiet for a while no longer
 * counts; when all are quiet the wall clock closes what has ended.
 *
 * <p>Records that came late by their own event time come out of a backlog or a replay, which may halt and go on. So a
 * partition is given as much quiet as its records were behind, up to a minute.
 *
 * <p>Threads: the task's stream thread.
 */
public final class DimensionClock {
    private static final long MAX_PATIENCE_MILLIS = 60_000;

    private final WindowSettings settings;
    private final Map<Long, Progress> byUpstream = new HashMap<>();
    private final long bornMillis;
    private long closedBefore;
    private long newestStart;
    private long lastSeenMillis;
    private long patienceMillis;

    private static final class Progress {
        private long eventMillis = Long.MIN_VALUE;
        private long quietFromMillis;
    }

    /**
     * @param closedBefore windows that end here or earlier are closed
     * @param nowMillis wall-clock time; nothing closes before one quiet period has passed, so that every partition has
     *     had the time to show itself
     */
    public DimensionClock(WindowSettings settings, long closedBefore, long nowMillis) {
        this.settings = settings;
        this.closedBefore = closedBefore;
        this.bornMillis = nowMillis;
        this.lastSeenMillis = nowMillis;
        this.patienceMillis = settings.quiet().toMillis();
    }

    /** Hears of records of one partition. */
    public void observe(long upstream, long maxEventMillis, long nowMillis) {
        Progress progress = byUpstream.computeIfAbsent(upstream, u -> new Progress());
        progress.eventMillis = Math.max(progress.eventMillis, maxEventMillis);
        long behind = Math.min(MAX_PATIENCE_MILLIS, nowMillis - maxEventMillis);
        patienceMillis = Math.max(settings.quiet().toMillis(), behind);
        progress.quietFromMillis = nowMillis + patienceMillis;
        lastSeenMillis = nowMillis;
        observeOpen(settings.startOf(maxEventMillis));
    }

    /** Hears of an open window, which a quiet dimension has to close. */
    public void observeOpen(long startMillis) {
        newestStart = Math.max(newestStart, startMillis);
    }

    /** Whether records of the window that starts at {@code startMillis} come too late. */
    public boolean isClosed(long startMillis) {
        return startMillis < closedBefore;
    }

    /** Start of the oldest window that is still open; always a multiple of the window size. */
    public long closedBefore() {
        return closedBefore;
    }

    /** Moves on as far as time allows. Returns whether windows have closed. */
    public boolean advance(long nowMillis) {
        if (nowMillis - bornMillis < patienceMillis) {
            return false;
        }
        long closable = settings.startOf(eventTime(nowMillis) - settings.grace().toMillis());
        if (closable <= closedBefore) {
            return false;
        }
        closedBefore = closable;
        return true;
    }

    private long eventTime(long nowMillis) {
        long slowest = Long.MAX_VALUE;
        for (Progress progress : byUpstream.values()) {
            if (nowMillis < progress.quietFromMillis) {
                slowest = Math.min(slowest, progress.eventMillis);
            }
        }
        if (slowest != Long.MAX_VALUE) {
            return slowest;
        }
        // All quiet: far enough to close the newest window, and no further, so that a replay may go on after a pause.
        long newestEnd = newestStart + settings.size().toMillis();
        return Math.min(nowMillis, newestEnd + settings.grace().toMillis());
    }

    /** Whether no window is open and no record has come for a quiet period. */
    public boolean isIdle(long nowMillis) {
        return newestStart < closedBefore && nowMillis - lastSeenMillis >= patienceMillis;
    }
}
