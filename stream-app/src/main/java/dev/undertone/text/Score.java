package dev.undertone.text;

import dev.undertone.schemas.Label;
import org.jspecify.annotations.Nullable;

/**
 * A judgement of one text.
 *
 * @param negative share of negative in [0, 1]; the three shares are the model's probabilities, or VADER's proportions
 * @param polarity from -1 to 1
 * @param confidence the model's probability of the label; null for VADER, and where the model has no such label
 */
public record Score(
        Label label,
        double negative,
        double neutral,
        double positive,
        double polarity,
        @Nullable Double confidence) {

    /** The score a model's three probabilities give: the most probable label, negative winning ties, then neutral. */
    public static Score ofProbabilities(double negative, double neutral, double positive) {
        Label label = Label.NEGATIVE;
        double highest = negative;
        if (neutral > highest) {
            label = Label.NEUTRAL;
            highest = neutral;
        }
        if (positive > highest) {
            label = Label.POSITIVE;
            highest = positive;
        }
        return new Score(label, negative, neutral, positive, positive - negative, highest);
    }

    /**
     * The score of a model that knows negative and positive alone. Its shares are the model's own, so neutral has none;
     * a polarity nearer to zero than {@code neutralBand} makes the label neutral, for which the model has no probability.
     */
    public static Score ofTwoProbabilities(double negative, double positive, double neutralBand) {
        double polarity = positive - negative;
        if (Math.abs(polarity) < neutralBand) {
            return new Score(Label.NEUTRAL, negative, 0, positive, polarity, null);
        }
        return polarity > 0
                ? new Score(Label.POSITIVE, negative, 0, positive, polarity, positive)
                : new Score(Label.NEGATIVE, negative, 0, positive, polarity, negative);
    }
}
