package dev.undertone.bench;

import dev.undertone.bench.pipeline.Contestant;
import dev.undertone.bench.pipeline.Growth;
import dev.undertone.bench.pipeline.GrowthAxis;
import dev.undertone.bench.report.BarChart;
import dev.undertone.bench.report.ResultFile;
import dev.undertone.bench.report.Spread;
import dev.undertone.bench.report.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The growth scenarios for people: a table and a plot for each axis, and how far the cost moves. */
final class GrowthTable {
    private static final String CPU = "CPU us a record";
    private static final String WORD = "CPU us a word";

    /** The most that a flat cost may move: the largest median over the smallest. */
    private static final double WANTED = 1.15;

    private final Map<String, Spread> measures;
    private final Contestant contestant;

    private GrowthTable(ResultFile result, Contestant contestant) {
        this.measures = result.measures();
        this.contestant = contestant;
    }

    static List<String> lines(ResultFile result, Contestant contestant) {
        GrowthTable table = new GrowthTable(result, contestant);
        List<String> lines = new ArrayList<>();
        result.machine().forEach((name, fact) -> lines.add(name + ": " + fact));
        result.settings().forEach((name, value) -> lines.add(name + ": " + value));
        for (GrowthAxis axis : table.axes()) {
            lines.add("");
            lines.addAll(table.rows(axis));
        }
        lines.add("");
        table.axes().forEach(axis -> lines.add(table.verdict(axis)));
        return lines;
    }

    /** Writes {@code growth-instances.svg} and so on into a folder; with the contestant's name when it is VADER. */
    static void plot(ResultFile result, Contestant contestant, Path folder) throws IOException {
        GrowthTable table = new GrowthTable(result, contestant);
        Files.createDirectories(folder);
        for (GrowthAxis axis : table.axes()) {
            table.plot(axis, CPU, "CPU microseconds a record", folder, "");
            if (axis == GrowthAxis.WORDS) {
                table.plot(axis, WORD, "CPU microseconds a word", folder, "-each");
            }
        }
    }

    private void plot(GrowthAxis axis, String number, String unit, Path folder, String more) throws IOException {
        BarChart chart = new BarChart("Growth of " + axis.label() + ", " + contestant.label() + ": " + unit);
        for (GrowthAxis.Point point : axis.points()) {
            Spread spread = at(axis, point, number);
            if (spread != null) {
                chart.bar(point.label(), spread, true);
            }
        }
        String who = contestant == Contestant.VADER ? "-vader" : "";
        Files.writeString(folder.resolve("growth-" + axis.label() + more + who + ".svg"), chart.svg());
    }

    private List<GrowthAxis> axes() {
        List<GrowthAxis> measured = new ArrayList<>();
        for (GrowthAxis axis : GrowthAxis.values()) {
            if (axis.points().stream().anyMatch(point -> at(axis, point, CPU) != null)) {
                measured.add(axis);
            }
        }
        return measured;
    }

    private List<String> rows(GrowthAxis axis) {
        Table table = new Table(
                axis.label(), "records/s", CPU, "of it JIT", "broker CPU us", "allocated kB", "by the model", WORD);
        for (GrowthAxis.Point point : axis.points()) {
            Spread cpu = at(axis, point, CPU);
            if (cpu != null) {
                Spread word = at(axis, point, WORD);
                table.row(
                        point.label(),
                        String.format(Locale.ROOT, "%,.0f", median(axis, point, "records/s")),
                        cpu.text(1),
                        String.format(Locale.ROOT, "%,.1f", median(axis, point, "JIT us a record")),
                        String.format(Locale.ROOT, "%,.1f", median(axis, point, "broker CPU us a record")),
                        String.format(Locale.ROOT, "%,.1f", median(axis, point, "allocated bytes a record") / 1e3),
                        String.format(Locale.ROOT, "%.1f %%", 100 * median(axis, point, "share of the model")),
                        word == null ? "-" : word.text(2));
            }
        }
        return table.lines();
    }

    /** How far the medians are apart. */
    private String verdict(GrowthAxis axis) {
        double moves = moves(axis, CPU);
        String line = String.format(
                Locale.ROOT, "%s: the cost of a record moves by %.2f (largest / smallest median)", axis.label(), moves);
        if (axis.flat()) {
            return line + String.format(Locale.ROOT, ", wanted %.2f: %s", WANTED, moves <= WANTED ? "met" : "missed");
        }
        return line + String.format(Locale.ROOT, ", that of a word by %.2f", moves(axis, WORD));
    }

    private double moves(GrowthAxis axis, String number) {
        double[] medians = axis.points().stream()
                .map(point -> at(axis, point, number))
                .filter(spread -> spread != null)
                .mapToDouble(Spread::median)
                .sorted()
                .toArray();
        return medians[medians.length - 1] / medians[0];
    }

    private double median(GrowthAxis axis, GrowthAxis.Point point, String number) {
        Spread spread = at(axis, point, number);
        return spread == null ? Double.NaN : spread.median();
    }

    private @Nullable Spread at(GrowthAxis axis, GrowthAxis.Point point, String number) {
        return measures.get(Growth.name(contestant, axis, point, number));
    }
}
