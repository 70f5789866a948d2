package dev.undertone.engine;

import dev.undertone.schemas.BreakerState;
import dev.undertone.schemas.FallbackReason;
import dev.undertone.schemas.ScorerType;
import dev.undertone.text.AdmittedText;
import dev.undertone.text.Answer;
import dev.undertone.text.Fallback;
import dev.undertone.text.Inference;
import dev.undertone.text.ModelIdentity;
import dev.undertone.text.Score;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes answers with their provenance. Threads: any. */
final class Answers {
    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

    private final Fallback fallback;
    private final Ticker ticker;

    Answers(Fallback fallback, Ticker ticker) {
        this.fallback = fallback;
        this.ticker = ticker;
    }

    /** Whether the fallback has an answer to a text. */
    boolean canFallBack(AdmittedText text) {
        return score(text).isPresent();
    }

    Answer byFallback(PendingAnswer pending, FallbackReason reason, BreakerState breaker) {
        Optional<Score> score = score(pending.text());
        return new Answer(
                score.isPresent() ? ScorerType.VADER : ScorerType.NONE,
                score.orElse(null),
                reason,
                score.isPresent() ? fallback.identity() : null,
                null,
                micros(ticker.nanos() - pending.entryNanos()),
                breaker);
    }

    private Optional<Score> score(AdmittedText text) {
        try {
            return fallback.score(text.text(), text.lang());
        } catch (RuntimeException e) {
            // A text without an answer would hold up its partition for ever; without a score it stays PENDING.
            LOG.error("the fallback failed on {}", text.position(), e);
            return Optional.empty();
        }
    }

    static Answer byModel(
            PendingAnswer pending,
            ModelIdentity model,
            Score score,
            Inference inference,
            long startNanos,
            BreakerState breaker) {
        // A text that joined a row on its way has not queued.
        long queueNanos = Math.max(0, startNanos - pending.entryNanos());
        return new Answer(ScorerType.MODEL, score, null, model, inference, micros(queueNanos), breaker);
    }

    private static long micros(long nanos) {
        return TimeUnit.NANOSECONDS.toMicros(nanos);
    }
}
