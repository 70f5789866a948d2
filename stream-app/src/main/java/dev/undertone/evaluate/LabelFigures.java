package dev.undertone.evaluate;

import dev.undertone.schemas.Label;

/**
 * How well one label is recognised. What would be a division by zero is 0.
 *
 * @param precision share of the answers with this label that are right
 * @param recall share of the examples with this label that were answered with it
 * @param f1 harmonic mean of the two
 * @param given examples with this label
 */
public record LabelFigures(double precision, double recall, double f1, long given) {
    static LabelFigures of(Counts counts, Label label) {
        long hits = counts.cell(label, label);
        long given = counts.given(label);
        long answers = counts.answers(label);
        return new LabelFigures(share(hits, answers), share(hits, given), share(2 * hits, answers + given), given);
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
