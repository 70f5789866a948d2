package dev.undertone.bench;

import dev.undertone.bench.pipeline.Soak;
import dev.undertone.bench.report.LineChart;
import dev.undertone.bench.report.Slope;
import dev.undertone.bench.report.Spread;
import dev.undertone.bench.report.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** A soak for people: what was held at the start, after a quarter, a half and at the end, and whether it grew. */
final class SoakTable {
    private static final double MEGABYTE = 1e6;
    private static final double SECONDS_PER_HOUR = 3600;

    /** In a shorter run caches still fill and the JIT still compiles, so what rises need not go on rising. */
    private static final double TRY_SECONDS = 1800;

    /** So many standard errors either side hold nearly all that chance does. */
    private static final double SURE = 2;

    private final Soak.Result soaked;

    SoakTable(Soak.Result soaked) {
        this.soaked = soaked;
    }

    /** What is said of something, or of all together. */
    enum Verdict {
        NO_GROWTH("no growth"),
        CANNOT_TELL("cannot tell"),
        GROWTH("growth");

        private final String text;

        Verdict(String text) {
            this.text = text;
        }
    }

    /**
     * What is looked at, and by how much it may rise in an hour. RocksDB's tables may: they become more as long as no window
     * is past its retention, and merging keeps them few.
     */
    enum Held {
        HEAP("heap after collection MB", 5, sample -> sample.heapBytes() / MEGABYTE),
        RESIDENT("resident MB", 10, sample -> sample.residentBytes() / MEGABYTE),
        NATIVE("native MB", 10, sample -> sample.nativeBytes() / MEGABYTE),
        TABLES("RocksDB's tables", Double.POSITIVE_INFINITY, Soak.Sample::tables),
        FILES("other open files", 2, Soak.Sample::openFiles),
        THREADS("threads", 2, Soak.Sample::threads);

        private final String label;
        private final double tolerance;

        @SuppressWarnings("ImmutableEnumChecker") // They keep nothing.
        private final ToDoubleFunction<Soak.Sample> number;

        Held(String label, double tolerance, ToDoubleFunction<Soak.Sample> number) {
            this.label = label;
            this.tolerance = tolerance;
            this.number = number;
        }

        boolean isJudged() {
            return Double.isFinite(tolerance);
        }

        /** By the slope in an hour: with its uncertainty within the tolerance, beyond it, or neither. */
        Verdict judge(Slope slope) {
            double uncertain = SURE * slope.error();
            if (slope.perUnit() + uncertain <= tolerance) {
                return Verdict.NO_GROWTH;
            }
            return slope.perUnit() - uncertain > tolerance ? Verdict.GROWTH : Verdict.CANNOT_TELL;
        }
    }

    List<String> lines() {
        List<Soak.Sample> samples = soaked.samples();
        Table table = new Table("", "start", "quarter", "half", "end", "an hour", "+-", "tolerance", "verdict");
        for (Held held : Held.values()) {
            Slope slope = slope(held);
            table.row(
                    held.label,
                    number(held, 0),
                    number(held, samples.size() / 4),
                    number(held, samples.size() / 2),
                    number(held, samples.size() - 1),
                    String.format(Locale.ROOT, "%+,.1f", slope.perUnit()),
                    String.format(Locale.ROOT, "%,.1f", SURE * slope.error()),
                    held.isJudged() ? String.format(Locale.ROOT, "%,.0f", held.tolerance) : "-",
                    held.isJudged() ? verdict(held).text : "-");
        }
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.addAll(table.lines());
        lines.add("");
        lines.add(String.format(
                Locale.ROOT,
                "%,.0f records/s for %s: fed %,d, answered %,d, by the model %.1f %%; %,.0f us of CPU a record in the"
                        + " second half",
                soaked.perSecond(),
                minutes(samples.get(samples.size() - 1).seconds()),
                soaked.fed(),
                soaked.answered(),
                100.0 * soaked.byModel() / Math.max(1, soaked.answered()),
                cpuMicros()));
        lines.add(sentence());
        return lines;
    }

    private String sentence() {
        return switch (verdict()) {
            case NO_GROWTH -> "verdict: no growth; nothing rises by more than its tolerance in an hour";
            case CANNOT_TELL ->
                "verdict: cannot tell; in so short a run caches still fill, or the slopes are too uncertain for their"
                        + " tolerance: run it for an hour (--for 1h)";
            case GROWTH -> "verdict: growth; see what rises by more than its tolerance in an hour";
        };
    }

    /** The worst of all. */
    Verdict verdict() {
        return Arrays.stream(Held.values())
                .map(this::verdict)
                .max(Verdict::compareTo)
                .orElseThrow();
    }

    private Verdict verdict(Held held) {
        Verdict verdict = held.judge(slope(held));
        boolean isTry = soaked.samples().get(soaked.samples().size() - 1).seconds() < TRY_SECONDS;
        return isTry && verdict == Verdict.GROWTH ? Verdict.CANNOT_TELL : verdict;
    }

    /** In an hour, without the first fifth, in which caches fill and the JIT compiles. */
    Slope slope(Held held) {
        List<Soak.Sample> samples = soaked.samples();
        List<Soak.Sample> settled = samples.subList(samples.size() / 5, samples.size());
        return Slope.of(
                settled.stream()
                        .mapToDouble(sample -> sample.seconds() / SECONDS_PER_HOUR)
                        .toArray(),
                settled.stream().mapToDouble(held.number).toArray());
    }

    /** By name, every sample in its order, then the slopes. */
    Map<String, Spread> measures() {
        Map<String, Spread> measures = new LinkedHashMap<>();
        measures.put("soak/seconds", Spread.of(soaked.samples(), Soak.Sample::seconds));
        for (Held held : Held.values()) {
            measures.put("soak/" + held.label, Spread.of(soaked.samples(), held.number));
        }
        for (Held held : Held.values()) {
            measures.put(
                    "soak/" + held.label + " an hour",
                    new Spread(List.of(slope(held).perUnit())));
        }
        measures.put("soak/records/s", new Spread(List.of(soaked.perSecond())));
        measures.put("soak/fed", new Spread(List.of((double) soaked.fed())));
        measures.put("soak/answered", new Spread(List.of((double) soaked.answered())));
        measures.put("soak/CPU us a record", new Spread(List.of(cpuMicros())));
        return measures;
    }

    /** Writes {@code soak-memory.svg} and {@code soak-handles.svg} into a folder. */
    void plot(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve("soak-memory.svg"), chart("Soak: megabytes", Held.RESIDENT, Held.NATIVE, Held.HEAP));
        Files.writeString(
                folder.resolve("soak-handles.svg"),
                chart("Soak: tables, other open files, threads", Held.TABLES, Held.FILES, Held.THREADS));
    }

    private String chart(String title, Held... lines) {
        double[] minutes = soaked.samples().stream()
                .mapToDouble(sample -> sample.seconds() / 60)
                .toArray();
        LineChart chart = new LineChart(title, "minutes", minutes);
        for (Held held : lines) {
            chart.line(
                    held.label.replace(" MB", ""),
                    soaked.samples().stream().mapToDouble(held.number).toArray());
        }
        return chart.svg();
    }

    /** Of the second half, when all is warm; collecting for the samples is in it. */
    private double cpuMicros() {
        List<Soak.Sample> samples = soaked.samples();
        Soak.Sample half = samples.get(samples.size() / 2);
        Soak.Sample end = samples.get(samples.size() - 1);
        return (end.cpuNanos() - half.cpuNanos()) / 1e3 / Math.max(1, end.answered() - half.answered());
    }

    private String number(Held held, int sample) {
        return String.format(
                Locale.ROOT, "%,.1f", held.number.applyAsDouble(soaked.samples().get(sample)));
    }

    private static String minutes(double seconds) {
        return String.format(Locale.ROOT, "%.0f min", seconds / 60);
    }
}
