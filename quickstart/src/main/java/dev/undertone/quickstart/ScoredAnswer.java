package dev.undertone.quickstart;

import dev.undertone.schemas.FallbackReason;
import dev.undertone.schemas.Label;
import dev.undertone.schemas.ScorerType;
import dev.undertone.text.SourcePosition;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the view needs of a record on {@code sentiment.scored}.
 *
 * @param position of the input record
 * @param timestamp Kafka timestamp of the input record
 * @param revision 0 for the first answer
 * @param label null while nothing has judged the text
 * @param text null when the answers do not carry it
 */
record ScoredAnswer(
        SourcePosition position,
        Instant timestamp,
        Instant scoredAt,
        int revision,
        ScorerType scorer,
        @Nullable FallbackReason fallbackReason,
        @Nullable Label label,
        String lang,
        @Nullable String subject,
        @Nullable String text) {}
