package dev.undertone.evaluate;

import dev.undertone.schemas.Label;
import org.jspecify.annotations.Nullable;

/**
 * What a contestant answered to one text.
 *
 * @param label null when there is no answer: it abstained, or could not score the text
 * @param confidence probability of the label; null for a contestant that knows none
 * @param nanos time the answer took; of a batch, its share
 */
public record Verdict(@Nullable Label label, @Nullable Double confidence, double nanos) {}
