package dev.undertone.evaluate;

import java.util.Arrays;

/**
 * Expected calibration error: answers in ten bins of equal width by confidence, in each the gap between mean confidence
 * and share of right answers, and the mean of the gaps weighted by answers (Naeini et al., 2015). Threads: one.
 */
final class CalibrationBins {
    private static final int BINS = 10;

    private final long[] answers = new long[BINS];
    private final double[] confidence = new double[BINS];
    private final long[] correct = new long[BINS];

    void add(double probability, boolean right) {
        int bin = Math.min(BINS - 1, (int) (probability * BINS));
        answers[bin]++;
        confidence[bin] += probability;
        correct[bin] += right ? 1 : 0;
    }

    void clear() {
        Arrays.fill(answers, 0);
        Arrays.fill(confidence, 0);
        Arrays.fill(correct, 0);
    }

    /** From 0 to 1; NaN without answers. */
    double error() {
        double gaps = 0;
        for (int bin = 0; bin < BINS; bin++) {
            // The bin's answers cancel out between the mean's divisor and the weight.
            gaps += Math.abs(confidence[bin] - correct[bin]);
        }
        return gaps / Arrays.stream(answers).sum();
    }
}
