package dev.undertone.cli;

import dev.undertone.evaluate.Estimate;
import dev.undertone.evaluate.Evaluation;
import dev.undertone.evaluate.Metric;
import dev.undertone.evaluate.Report;
import dev.undertone.evaluate.Slice;
import dev.undertone.evaluate.Standing;
import dev.undertone.schemas.Label;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** An evaluation as a table for people: the ranking, then each contestant's figures, a column for each language. */
final class EvaluationView {
    /** Beside all texts; the most frequent languages. More would not fit a screen. */
    private static final int MAX_LANGUAGES = 4;

    private final Evaluation evaluation;
    private final List<Slice> slices;
    private final List<String> lines = new ArrayList<>();

    private EvaluationView(Evaluation evaluation) {
        this.evaluation = evaluation;
        this.slices = evaluation.slices().stream().limit(1 + MAX_LANGUAGES).toList();
    }

    static List<String> lines(Evaluation evaluation) {
        EvaluationView view = new EvaluationView(evaluation);
        view.write();
        return view.lines;
    }

    private void write() {
        int contestants = evaluation.overall().reports().size();
        if (contestants > 1) {
            slices.forEach(this::ranking);
        }
        for (int contestant = 0; contestant < contestants; contestant++) {
            figures(contestant);
            confusion(evaluation.overall().reports().get(contestant));
        }
        if (evaluation.bootstrap().resamples() > 0) {
            line(
                    "[low, high]: 95 %% of %,d resamples of the texts, seed %d",
                    evaluation.bootstrap().resamples(), evaluation.bootstrap().seed());
        }
        int more = evaluation.slices().size() - slices.size();
        if (more > 0) {
            line("%d more languages: --json shows them", more);
        }
    }

    private void ranking(Slice slice) {
        boolean better = evaluation.rankBy().higherIsBetter();
        line(
                "%s, %,d texts, by %s (%s is better)",
                slice.name(), slice.texts(), evaluation.rankBy(), better ? "more" : "less");
        for (Standing one : slice.ranking()) {
            String behind = one.behind() == null ? "" : "  behind by " + behind(one.behind());
            line("  %d  %s  %s%s", one.rank(), range(one.value()), one.name(), behind);
        }
        line("");
    }

    private static String behind(Estimate estimate) {
        return range(estimate).strip()
                + (Double.isNaN(estimate.low()) ? "" : estimate.isClear() ? " clear" : " may be chance");
    }

    private void figures(int contestant) {
        line("%s", evaluation.overall().reports().get(contestant).name());
        row("", Slice::name);
        row("texts", slice -> String.format(Locale.ROOT, "%,d", slice.texts()));
        for (Metric metric : Metric.values()) {
            String unit = metric == Metric.TIME ? " (ms a text)" : "";
            row(metric + unit, slice -> range(report(slice, contestant).estimate(metric)));
            if (metric == Metric.DISTANCE) {
                row(
                        "distance, sum",
                        slice -> String.format(
                                Locale.ROOT, "%,d", report(slice, contestant).distanceSum()));
            }
        }
        line("");
    }

    private static Report report(Slice slice, int contestant) {
        return slice.reports().get(contestant);
    }

    private void row(String title, Function<Slice, String> cell) {
        StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "  %-18s", title));
        for (Slice slice : slices) {
            row.append(String.format(Locale.ROOT, "  %-22s", cell.apply(slice)));
        }
        lines.add(row.toString().stripTrailing());
    }

    private void confusion(Report report) {
        StringBuilder answers = new StringBuilder(String.format(Locale.ROOT, "  %-18s", "given \\ answer"));
        for (Label answer : Label.values()) {
            answers.append(String.format(Locale.ROOT, "%10s", LabelledTexts.word(answer)));
        }
        lines.add(answers + String.format(Locale.ROOT, "%10s%11s%8s%8s", "none", "precision", "recall", "f1"));
        report.labels().forEach((given, figures) -> {
            StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "  %-18s", LabelledTexts.word(given)));
            for (Label answer : Label.values()) {
                row.append(String.format(Locale.ROOT, "%,10d", report.confusion(given, answer)));
            }
            row.append(String.format(Locale.ROOT, "%,10d", report.confusion(given, null)));
            row.append(String.format(
                    Locale.ROOT, "%11.3f%8.3f%8.3f", figures.precision(), figures.recall(), figures.f1()));
            lines.add(row.toString());
        });
        line("");
    }

    private static String range(Estimate estimate) {
        if (Double.isNaN(estimate.value())) {
            return "-";
        }
        String interval = Double.isNaN(estimate.low())
                ? ""
                : String.format(Locale.ROOT, " [%.3f, %.3f]", estimate.low(), estimate.high());
        return String.format(Locale.ROOT, "%.3f", estimate.value()) + interval;
    }

    private void line(String format, Object... values) {
        lines.add(String.format(Locale.ROOT, format, values));
    }
}
