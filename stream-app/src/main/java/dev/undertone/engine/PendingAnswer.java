package dev.undertone.engine;

import dev.undertone.text.AdmittedText;
import dev.undertone.text.Answer;
import dev.undertone.tracing.RecordTrace;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A text on its way through the engine. It completes exactly once, by the model or by the fallback, whoever is first.
 *
 * <p>Threads: any thread may wait; only the engine completes.
 */
public final class PendingAnswer {
    /** What is left of a deadline for forwarding the answer. */
    private static final Duration FORWARDING = Duration.ofMillis(10);

    private final ScoringRequest request;
    private final long entryNanos;
    private final long deadlineNanos;
    private final boolean hurried;
    private final CompletableFuture<Answer> answer = new CompletableFuture<>();
    private volatile long admittedNanos;
    private volatile long answeredNanos;
    private volatile boolean dispatched;

    /** @param engineDeadline what every text may take at most */
    PendingAnswer(ScoringRequest request, long entryNanos, Duration engineDeadline) {
        long allowed = Math.min(request.deadline().toNanos(), engineDeadline.toNanos());
        this.request = request;
        this.entryNanos = entryNanos;
        this.deadlineNanos = entryNanos + allowed - Math.min(FORWARDING.toNanos(), allowed / 5);
        // What the record has spent before the engine is off its deadline too, and makes no hurry.
        this.hurried = allowed < engineDeadline.toNanos() * 3 / 4;
    }

    /** The text that is being scored. */
    public AdmittedText text() {
        return request.text();
    }

    /** Whether {@link #answer} would return at once. */
    public boolean isDone() {
        return answer.isDone();
    }

    /**
     * The answer; waits for it, which takes no longer than the deadline while the engine is open. An interrupt does not
     * end the wait: an answer that is due is never given up.
     */
    public Answer answer() {
        return answer.join();
    }

    /** Time from the text's entry to its answer, in milliseconds; only once the answer is there. */
    public long elapsedMillis() {
        return TimeUnit.NANOSECONDS.toMillis(answeredNanos - entryNanos);
    }

    boolean complete(Answer first, long nowNanos) {
        if (answer.isDone()) {
            return false;
        }
        answeredNanos = nowNanos;
        return answer.complete(first);
    }

    Lane lane() {
        return request.lane();
    }

    int bytes() {
        return request.bytes();
    }

    RecordTrace trace() {
        return request.trace();
    }

    long entryNanos() {
        return entryNanos;
    }

    /** When the answer must be decided, so that it can be forwarded within the text's deadline. */
    long deadlineNanos() {
        return deadlineNanos;
    }

    /** Whether the sender allows much less time than the engine does. */
    boolean hurried() {
        return hurried;
    }

    /** When the text got its permit. */
    long admittedNanos() {
        return admittedNanos;
    }

    void admitted(long nowNanos) {
        admittedNanos = nowNanos;
    }

    /** Whether the text is in a batch that has left for the device. */
    boolean dispatched() {
        return dispatched;
    }

    void markDispatched() {
        dispatched = true;
    }
}
