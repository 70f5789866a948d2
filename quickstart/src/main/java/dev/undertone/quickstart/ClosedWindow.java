package dev.undertone.quickstart;

import dev.undertone.schemas.DimensionKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the view needs of a final record on {@code sentiment.windows}.
 *
 * @param value source, language or subject, by {@code kind}
 * @param polarity mean of the model's answers; null when it gave none
 */
record ClosedWindow(
        DimensionKind kind,
        String value,
        Instant start,
        Instant end,
        long inputs,
        long late,
        long negative,
        long neutral,
        long positive,
        @Nullable Double polarity) {}
