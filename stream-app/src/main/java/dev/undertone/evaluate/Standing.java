package dev.undertone.evaluate;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One contestant's place in a ranking.
 *
 * @param rank the best has 1
 * @param value the metric by which they are ranked
 * @param behind how much better the first is, never negative, over the same resamples; null for the first
 */
public record Standing(
        int rank, String name, Estimate value, @Nullable Estimate behind) {

    /** The reports of one set of examples, the best first, whichever way the metric points; without a value last. */
    static List<Standing> ranking(List<Report> reports, Metric metric) {
        List<Report> sorted = reports.stream()
                .sorted(Comparator.comparing(report -> order(report, metric)))
                .toList();
        return IntStream.range(0, sorted.size())
                .mapToObj(at -> new Standing(
                        at + 1,
                        sorted.get(at).name(),
                        sorted.get(at).estimate(metric),
                        at == 0 ? null : behind(sorted.get(0), sorted.get(at), metric)))
                .toList();
    }

    private static double order(Report report, Metric metric) {
        double value = report.estimate(metric).value();
        return Double.isNaN(value) ? Double.POSITIVE_INFINITY : metric.lead(0, value);
    }

    private static Estimate behind(Report first, Report other, Metric metric) {
        double[] firsts = first.values(metric);
        double[] others = other.values(metric);
        double[] leads = IntStream.range(0, firsts.length)
                .mapToDouble(resample -> metric.lead(firsts[resample], others[resample]))
                .toArray();
        double lead = metric.lead(
                first.estimate(metric).value(), other.estimate(metric).value());
        return Estimate.of(lead, leads);
    }
}
