package dev.undertone.text;

import dev.undertone.schemas.BreakerState;
import dev.undertone.schemas.FallbackReason;
import dev.undertone.schemas.ScorerType;
import org.jspecify.annotations.Nullable;

/**
 * The one answer to a text.
 *
 * @param score null when nothing could judge the text
 * @param fallbackReason why the model did not answer; null when it did
 * @param identity what judged the text; null when nothing did
 * @param inference how; null when the model did not answer
 * @param queueMicros from entry to the start of inference, or to the fallback's answer
 */
public record Answer(
        ScorerType scorer,
        @Nullable Score score,
        @Nullable FallbackReason fallbackReason,
        @Nullable ModelIdentity identity,
        @Nullable Inference inference,
        long queueMicros,
        BreakerState breaker) {
    public Answer {
        if ((scorer == ScorerType.MODEL) != (fallbackReason == null)) {
            throw new IllegalStateException(scorer + " with fallback reason " + fallbackReason);
        }
    }
}
