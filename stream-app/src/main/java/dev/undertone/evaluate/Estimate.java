package dev.undertone.evaluate;

import java.util.Arrays;

/**
 * A figure and the interval within which 95 % of its resampled values lie. All are NaN where the figure does not exist.
 *
 * @param low the 2.5th percentile, values between two resamples interpolated
 * @param high the 97.5th
 */
public record Estimate(double value, double low, double high) {
    private static final double TAIL = 0.025;

    /** @param resampled values of the figure in resamples; those that do not exist are left out */
    static Estimate of(double value, double[] resampled) {
        double[] sorted = Arrays.stream(resampled)
                .filter(one -> !Double.isNaN(one))
                .sorted()
                .toArray();
        return new Estimate(value, percentile(sorted, TAIL), percentile(sorted, 1 - TAIL));
    }

    /** Whether the interval leaves out 0: for a difference, that it is more than chance. */
    public boolean isClear() {
        return low > 0 || high < 0;
    }

    private static double percentile(double[] sorted, double share) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double position = share * (sorted.length - 1);
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
