package dev.undertone.bench.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** One number of every round: the median counts, the smallest and the largest say how far to trust it. */
public record Spread(List<Double> rounds) {
    public Spread {
        if (rounds.isEmpty()) {
            throw new IllegalArgumentException("no round");
        }
        rounds = List.copyOf(rounds);
    }

    /** The same number of each round. */
    public static <R> Spread of(List<R> rounds, ToDoubleFunction<R> number) {
        return new Spread(rounds.stream().map(number::applyAsDouble).toList());
    }

    /** Of two middle rounds the mean. */
    public double median() {
        double[] sorted = sorted();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    public double min() {
        return sorted()[0];
    }

    public double max() {
        return sorted()[rounds.size() - 1];
    }

    private double[] sorted() {
        double[] sorted = rounds.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted;
    }

    /** As in "0.982 [0.971..0.986]". */
    public String text(int decimals) {
        String number = "%,." + decimals + "f";
        return String.format(Locale.ROOT, number + " [" + number + ".." + number + "]", median(), min(), max());
    }
}
