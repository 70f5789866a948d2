package dev.undertone.vader;

/** The valences of a text's laden tokens that are not zero, in their order. */
final class Valences {
    private static final int INITIAL_SIZE = 64;

    private final Tokens tokens;
    private final ValenceRules rules;
    private final ContrastRule contrast;
    private double[] values = new double[INITIAL_SIZE];
    private int[] positions = new int[INITIAL_SIZE];
    private int count;

    Valences(Lexicon lexicon, Tokens tokens, RuleTrace trace) {
        this.tokens = tokens;
        this.rules = new ValenceRules(lexicon, tokens, trace);
        this.contrast = new ContrastRule(trace);
    }

    /** Judges the tokens as they are now. */
    void evaluate() {
        reserve(tokens.ladenCount());
        count = 0;
        for (int index = 0; index < tokens.ladenCount(); index++) {
            int token = tokens.laden(index);
            double value = rules.valence(token);
            if (value != 0) {
                values[count] = value;
                positions[count] = token;
                count++;
            }
        }
        if (tokens.firstBut() < tokens.count()) {
            contrast.shift(values, positions, count, tokens.firstBut());
        }
    }

    int count() {
        return count;
    }

    double value(int index) {
        return values[index];
    }

    /** The token that has the value. */
    int position(int index) {
        return positions[index];
    }

    /** Gives up buffers that a long text has made large. */
    void release() {
        values = new double[INITIAL_SIZE];
        positions = new int[INITIAL_SIZE];
        contrast.release();
    }

    private void reserve(int size) {
        if (values.length < size) {
            values = new double[Math.max(size, 2 * values.length)];
            positions = new int[values.length];
        }
    }
}
