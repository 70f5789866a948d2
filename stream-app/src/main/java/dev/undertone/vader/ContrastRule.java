package dev.undertone.vader;

/**
 * What "but" does: it halves valences before it and raises those after it by half.
 *
 * <p>The reference goes through the valences and each time changes the <em>first one of the same value</em>, which may
 * be another, and one changed already. Its search is quadratic; beyond a few valences ours is not.
 */
final class ContrastRule {
    private static final double BEFORE = 0.5;
    private static final double AFTER = 1.5;

    /** Up to here searching costs less than keeping order. */
    static final int FEW = 32;

    private final RuleTrace trace;
    private EqualValues equals = new EqualValues();

    ContrastRule(RuleTrace trace) {
        this.trace = trace;
    }

    /** Changes {@code count} valences, none of them zero, whose tokens are at the positions, in place. */
    void shift(double[] values, int[] positions, int count, int but) {
        if (count <= FEW) {
            shiftFew(values, positions, count, but);
        } else {
            shiftMany(values, positions, count, but);
        }
    }

    void shiftFew(double[] values, int[] positions, int count, int but) {
        for (int index = 0; index < count; index++) {
            int first = 0;
            while (values[first] != values[index]) {
                first++;
            }
            shiftOne(values, positions, first, but);
        }
    }

    void shiftMany(double[] values, int[] positions, int count, int but) {
        equals.hold(values, count);
        for (int index = 0; index < count; index++) {
            int first = equals.takeFirst(values[index]);
            shiftOne(values, positions, first, but);
            equals.put(values[first], first);
        }
    }

    private void shiftOne(double[] values, int[] positions, int index, int but) {
        double before = values[index];
        values[index] = before * (positions[index] < but ? BEFORE : AFTER);
        trace.applied(positions[index], Rule.BUT, but, before, values[index]);
    }

    /** Gives up buffers that a long text has made large. */
    void release() {
        equals = new EqualValues();
    }
}
