package dev.undertone.evaluate;

import dev.undertone.schemas.Label;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one contestant on one set of examples.
 *
 * <p>Threads: one builds it, any may read it.
 */
public final class Report {
    private final String name;
    private final Counts counts = new Counts();
    private final Map<Metric, double[]> resampled;

    private Report(String name, Map<Metric, double[]> resampled) {
        this.name = name;
        this.resampled = resampled;
    }

    /** Judges the verdicts, one for each example, of which there is at least one. */
    static Report of(String name, List<Example> examples, List<Verdict> verdicts, Bootstrap bootstrap) {
        Report report = new Report(name, bootstrap.values(examples, verdicts));
        for (int at = 0; at < examples.size(); at++) {
            report.counts.add(examples.get(at).label(), verdicts.get(at));
        }
        return report;
    }

    /** The contestant's. */
    public String name() {
        return name;
    }

    /** Examples judged. */
    public long texts() {
        return counts.total();
    }

    /** Those that have an answer. */
    public long answered() {
        return counts.answered();
    }

    public Estimate estimate(Metric metric) {
        return Estimate.of(metric.of(counts), values(metric));
    }

    /** Sum of {@link Metric#DISTANCE} over the texts. */
    public long distanceSum() {
        return counts.distance();
    }

    public Map<Label, LabelFigures> labels() {
        Map<Label, LabelFigures> labels = new EnumMap<>(Label.class);
        for (Label label : Label.values()) {
            labels.put(label, LabelFigures.of(counts, label));
        }
        return labels;
    }

    /** How often a text of that label got that answer; null for no answer. */
    public long confusion(Label given, @Nullable Label answer) {
        return counts.cell(given, answer);
    }

    double[] values(Metric metric) {
        return resampled.getOrDefault(metric, new double[0]);
    }
}
