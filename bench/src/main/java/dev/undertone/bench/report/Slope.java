package dev.undertone.bench.report;

/**
 * A straight line through measurements by least squares.
 *
 * @param perUnit of the unit in which {@code at} counts
 * @param error standard error of {@code perUnit}; it takes the measurements as independent, so it is rather too small
 */
public record Slope(double perUnit, double error) {
    private static final int FEWEST = 3;

    /**
     * The line through {@code values} at the places {@code at}.
     *
     * @throws IllegalArgumentException when there are fewer than three points, or all at one place
     */
    public static Slope of(double[] at, double[] values) {
        int n = at.length;
        if (n < FEWEST || values.length != n) {
            throw new IllegalArgumentException(
                    "a slope needs " + FEWEST + " points or more, not " + n + " with " + values.length + " values");
        }
        double meanAt = mean(at);
        double mean = mean(values);
        double squares = 0;
        double products = 0;
        for (int i = 0; i < n; i++) {
            squares += (at[i] - meanAt) * (at[i] - meanAt);
            products += (at[i] - meanAt) * (values[i] - mean);
        }
        if (squares == 0) {
            throw new IllegalArgumentException("all points are at " + at[0]);
        }
        double slope = products / squares;
        double residues = 0;
        for (int i = 0; i < n; i++) {
            double residue = values[i] - mean - slope * (at[i] - meanAt);
            residues += residue * residue;
        }
        return new Slope(slope, Math.sqrt(residues / (n - 2) / squares));
    }

    private static double mean(double[] numbers) {
        double sum = 0;
        for (double number : numbers) {
            sum += number;
        }
        return sum / numbers.length;
    }
}
