package dev.undertone.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The runs that are on a device, so that one that does not come back is noticed.
 *
 * <p>Threads: any.
 */
final class RunsInFlight {
    private final long limitNanos;
    private final long hangNanos;
    private final List<Run> runs = new ArrayList<>();

    /** What has newly become of the runs. */
    enum Verdict {
        FINE,
        /** A run is past its limit. */
        OVERRUN,
        /** A run is past all hope. */
        HUNG
    }

    /** One run. */
    static final class Run {
        private final Batch batch;
        private final long startNanos;
        private Verdict verdict = Verdict.FINE;

        private Run(Batch batch, long startNanos) {
            this.batch = batch;
            this.startNanos = startNanos;
        }
    }

    RunsInFlight(Duration limit, Duration hang) {
        this.limitNanos = limit.toNanos();
        this.hangNanos = hang.toNanos();
    }

    synchronized Run start(Batch batch, long nowNanos) {
        Run run = new Run(batch, nowNanos);
        runs.add(run);
        return run;
    }

    synchronized void end(Run run) {
        runs.remove(run);
    }

    /** Gives up every run and returns their batches. */
    synchronized List<Batch> forget() {
        List<Batch> batches = runs.stream().map(run -> run.batch).toList();
        runs.clear();
        return batches;
    }

    /** The worst that has happened since the last look; each run reports each verdict once. */
    synchronized Verdict look(long nowNanos) {
        Verdict worst = Verdict.FINE;
        for (Run run : runs) {
            long nanos = nowNanos - run.startNanos;
            Verdict verdict = nanos > hangNanos ? Verdict.HUNG : nanos > limitNanos ? Verdict.OVERRUN : Verdict.FINE;
            if (verdict.compareTo(run.verdict) > 0) {
                run.verdict = verdict;
                worst = worst.compareTo(verdict) > 0 ? worst : verdict;
            }
        }
        return worst;
    }

    /** Whether a run is past its limit at this moment. */
    synchronized boolean overdue(long nowNanos) {
        for (Run run : runs) {
            if (nowNanos - run.startNanos > limitNanos) {
                return true;
            }
        }
        return false;
    }
}
