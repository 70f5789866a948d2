package dev.undertone.vader;

/** From valences to the four numbers. */
final class Scoring {
    private static final double PER_EXCLAMATION_MARK = 0.292;
    private static final int MAX_EXCLAMATION_MARKS = 4;
    private static final double PER_QUESTION_MARK = 0.18;
    private static final int FEW_QUESTION_MARKS = 3;
    private static final double MANY_QUESTION_MARKS = 0.96;

    /** About the largest sum expected (Hutto and Gilbert 2014). */
    private static final double NORMALIZATION = 15;

    private Scoring() {}

    /** The score of the tokens, given their valences and the number of emoji spelled out among them. */
    static VaderScore score(Tokens tokens, Valences valences, int emoji) {
        int hits = tokens.ladenCount() + emoji;
        if (tokens.count() == 0) {
            return new VaderScore(0, 0, 0, 0, hits);
        }
        double emphasis = emphasis(tokens);
        double positive = 0;
        double negative = 0;
        for (int index = 0; index < valences.count(); index++) {
            double value = valences.value(index);
            // A neutral token weighs 1, so a laden one weighs its valence and 1.
            if (value > 0) {
                positive += value + 1;
            } else {
                negative += value - 1;
            }
        }
        if (positive > -negative) {
            positive += emphasis;
        } else if (positive < -negative) {
            negative -= emphasis;
        }
        int neutral = tokens.count() - valences.count();
        double total = positive - negative + neutral;
        return new VaderScore(
                Rounding.toThreeDecimals(-negative / total),
                Rounding.toThreeDecimals(neutral / total),
                Rounding.toThreeDecimals(positive / total),
                Rounding.toFourDecimals(normalized(emphasized(sum(valences), emphasis))),
                hits);
    }

    /** The sum of the valences, from left to right. */
    static double sum(Valences valences) {
        double sum = 0;
        for (int index = 0; index < valences.count(); index++) {
            sum += valences.value(index);
        }
        return sum;
    }

    /** What the text's exclamation and question marks add to the stronger side. */
    static double emphasis(Tokens tokens) {
        double exclamation = Math.min(MAX_EXCLAMATION_MARKS, tokens.exclamationMarks()) * PER_EXCLAMATION_MARK;
        int marks = tokens.questionMarks();
        if (marks <= 1) {
            return exclamation;
        }
        return exclamation + (marks <= FEW_QUESTION_MARKS ? marks * PER_QUESTION_MARK : MANY_QUESTION_MARKS);
    }

    /** A sum moved away from zero, if it is not zero. */
    static double emphasized(double sum, double emphasis) {
        if (sum == 0) {
            return sum;
        }
        return sum > 0 ? sum + emphasis : sum - emphasis;
    }

    /** A sum mapped into [-1, 1]. */
    static double normalized(double sum) {
        return Math.max(-1, Math.min(1, sum / Math.sqrt(sum * sum + NORMALIZATION)));
    }
}
