package dev.undertone.evaluate;

import dev.undertone.schemas.Label;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * One figure over answers. Means over labels leave out a label that is neither given nor answered, as scikit-learn does.
 */
public enum Metric {
    /** Share of right answers among all examples. */
    ACCURACY(true),
    /** Mean precision of the labels. */
    MACRO_PRECISION(true),
    /** Mean recall of the labels. */
    MACRO_RECALL(true),
    /** Mean F1 of the labels. */
    MACRO_F1(true),
    /** Mean steps between label and answer: negative is -1, neutral 0, positive 1. */
    DISTANCE(false),
    /** Expected calibration error of the confidences; NaN where there are none. */
    CALIBRATION_ERROR(false),
    /** Share of examples that have an answer. */
    COVERAGE(true),
    /** Right answers among those given; NaN when there are none. A scorer that abstains a lot can have much of it. */
    ANSWERED_ACCURACY(true),
    /** Milliseconds a text. */
    TIME(false);

    private final boolean higherIsBetter;

    Metric(boolean higherIsBetter) {
        this.higherIsBetter = higherIsBetter;
    }

    /** Whether more of it is better. */
    public boolean higherIsBetter() {
        return higherIsBetter;
    }

    double of(Counts counts) {
        double total = counts.total();
        return switch (this) {
            case ACCURACY -> counts.correct() / total;
            case MACRO_PRECISION -> overLabels(counts, LabelFigures::precision);
            case MACRO_RECALL -> overLabels(counts, LabelFigures::recall);
            case MACRO_F1 -> overLabels(counts, LabelFigures::f1);
            case DISTANCE -> counts.distance() / total;
            case CALIBRATION_ERROR -> counts.calibrationError();
            case COVERAGE -> counts.answered() / total;
            case ANSWERED_ACCURACY -> (double) counts.correct() / counts.answered();
            case TIME -> counts.nanos() / total / 1e6;
        };
    }

    /** How much better the first value is than the second: negative when it is worse, whichever way the metric points. */
    double lead(double first, double second) {
        return higherIsBetter ? first - second : second - first;
    }

    /** As typed and shown: {@code macro-f1}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static double overLabels(Counts counts, ToDoubleFunction<LabelFigures> figure) {
        double sum = 0;
        int seen = 0;
        for (Label label : Label.values()) {
            if (counts.given(label) + counts.answers(label) > 0) {
                sum += figure.applyAsDouble(LabelFigures.of(counts, label));
                seen++;
            }
        }
        return sum / seen;
    }
}
