package dev.undertone.model;

import dev.undertone.schemas.Label;
import java.util.Map;

/**
 * How a model's own labels become negative, neutral and positive, as far as settings decide it.
 *
 * @param explicit label of each column, by the column's name in {@code id2label} or its number; empty for the built-in
 *     rules, else it must name every column
 * @param neutralBand for a model without a neutral column: a text whose polarity is nearer to zero than this is neutral;
 *     0 for never
 */
public record LabelRules(Map<String, Label> explicit, double neutralBand) {
    public static final double DEFAULT_NEUTRAL_BAND = 0.4;

    /** The rules without any setting. */
    public static final LabelRules DEFAULT = new LabelRules(Map.of(), DEFAULT_NEUTRAL_BAND);

    public LabelRules {
        explicit = Map.copyOf(explicit);
        if (!(neutralBand >= 0 && neutralBand <= 1)) {
            throw new IllegalArgumentException("neutral band " + neutralBand);
        }
    }
}
