package dev.undertone.cli;

import dev.undertone.ingest.RejectedException;
import java.io.IOException;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * One run of {@code undertone produce}: reads, checks, sends, counts.
 *
 * <p>Threads: one runs; {@link #finish} may come from the thread of a signal while the other waits for input.
 */
final class ProduceRun {
    private static final int REFUSALS_TO_SHOW = 5;

    private final CandidateSource source;
    private final RecordCheck check;
    private final Delivery delivery;
    private final Pace pace;
    private final Progress progress;
    private final LongSupplier bytesRead;
    private final Terminal terminal;
    private long refused;
    private volatile boolean stopping;
    private boolean finished;

    ProduceRun(
            CandidateSource source,
            RecordCheck check,
            Delivery delivery,
            Pace pace,
            Progress progress,
            LongSupplier bytesRead,
            Terminal terminal) {
        this.source = source;
        this.check = check;
        this.delivery = delivery;
        this.pace = pace;
        this.progress = progress;
        this.bytesRead = bytesRead;
        this.terminal = terminal;
    }

    /** Sends the whole input, or what can be sent before it is hopeless. Returns the exit code. */
    int run() throws IOException {
        Candidate candidate = source.next();
        while (candidate != null && !stopping && !delivery.isHopeless()) {
            take(candidate);
            progress.at(bytesRead.getAsLong(), delivery.sent());
            candidate = source.next();
        }
        return finish();
    }

    /** Ends early: waits for what was sent and says how it went. */
    int stop() {
        stopping = true;
        finish();
        return ExitCode.FAILED;
    }

    private void take(Candidate candidate) {
        String fault = candidate.fault() != null ? candidate.fault() : fault(candidate);
        if (!fault.isEmpty()) {
            refuse(candidate.line(), fault);
            return;
        }
        pace.await();
        delivery.send(candidate.key(), candidate.value());
    }

    private String fault(Candidate candidate) {
        try {
            check.admit(candidate.line(), candidate.value(), System.currentTimeMillis());
            return "";
        } catch (RejectedException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private void refuse(long line, String fault) {
        refused++;
        if (refused > REFUSALS_TO_SHOW) {
            return;
        }
        progress.clear();
        terminal.say("line " + line + " refused: " + fault);
        if (refused == REFUSALS_TO_SHOW) {
            terminal.say("more refused lines are only counted");
        }
    }

    private synchronized int finish() {
        boolean failed = refused > 0;
        if (!finished) {
            delivery.flush();
            progress.clear();
            terminal.say(summary());
            delivery.firstError().ifPresent(error -> terminal.say("undertone: first error: " + error.getMessage()));
            finished = true;
        }
        return failed || delivery.failed() > 0 ? ExitCode.FAILED : ExitCode.OK;
    }

    private String summary() {
        double seconds = progress.seconds();
        return String.format(
                Locale.ROOT,
                "sent %,d, acknowledged %,d, failed %,d, refused %,d in %.1f s, %,.0f/s%s",
                delivery.sent(),
                delivery.acknowledged(),
                delivery.failed(),
                refused,
                seconds,
                delivery.acknowledged() / Math.max(seconds, 1e-3),
                stopping || delivery.isHopeless() ? "; the input was not read to its end" : "");
    }
}
