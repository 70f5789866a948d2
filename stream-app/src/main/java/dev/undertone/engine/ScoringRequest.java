package dev.undertone.engine;

import dev.undertone.text.AdmittedText;
import dev.undertone.tracing.RecordTrace;
import java.time.Duration;

/**
 * A text to score.
 *
 * @param bytes what is held in memory for it until its answer is there
 * @param deadline what it may take from now on; only a shorter one than the engine's counts
 * @param stale whether it has waited so long before that the fallback may answer rather than hold the stream up
 * @param trace the span of its record
 */
public record ScoringRequest(
        AdmittedText text, int bytes, Duration deadline, boolean stale, Lane lane, RecordTrace trace) {
    /** No wish for a deadline of its own. */
    public static final Duration NO_DEADLINE = Duration.ofNanos(Long.MAX_VALUE);

    /** A text that nobody traces. */
    public ScoringRequest(AdmittedText text, int bytes, Duration deadline, boolean stale, Lane lane) {
        this(text, bytes, deadline, stale, lane, RecordTrace.NONE);
    }

    /** A live text without wishes of its own. */
    public static ScoringRequest live(AdmittedText text) {
        return new ScoringRequest(text, text.text().length(), NO_DEADLINE, false, Lane.LIVE);
    }
}
