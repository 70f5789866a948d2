package dev.undertone.evaluate;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Resampling with replacement (Efron, 1979): what the figures would have been on other texts of the same kind. The same
 * seed draws the same texts for each contestant, so their differences are paired.
 *
 * @param resamples how many; 0 for none, and intervals are NaN then
 */
public record Bootstrap(int resamples, long seed) {

    /** Each metric's value in each resample. */
    Map<Metric, double[]> values(List<Example> examples, List<Verdict> verdicts) {
        Map<Metric, double[]> values = new EnumMap<>(Metric.class);
        for (Metric metric : Metric.values()) {
            values.put(metric, new double[resamples]);
        }
        SplittableRandom random = new SplittableRandom(seed);
        Counts counts = new Counts();
        for (int resample = 0; resample < resamples; resample++) {
            counts.clear();
            for (int drawn = 0; drawn < examples.size(); drawn++) {
                int place = random.nextInt(examples.size());
                counts.add(examples.get(place).label(), verdicts.get(place));
            }
            int at = resample;
            values.forEach((metric, found) -> found[at] = metric.of(counts));
        }
        return values;
    }
}
