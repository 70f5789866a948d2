package dev.undertone.bench;

import dev.undertone.bench.pipeline.Contestant;
import dev.undertone.bench.report.BarChart;
import dev.undertone.bench.report.ResultFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The plots of a result: one for each scenario, model and number that contestants have in common. */
final class Plots {
    private static final Map<String, String> PLOTTED = Map.of(
            "records/s", "records per second",
            "CPU us/record", "CPU microseconds per record");

    private static final Set<String> WITH_MODEL = Arrays.stream(Contestant.values())
            .filter(Contestant::needsModel)
            .map(Contestant::label)
            .collect(Collectors.toSet());

    private Plots() {}

    /** Writes an SVG file for each plot into a folder. */
    static void write(ResultFile result, Path folder) throws IOException {
        Map<String, BarChart> charts = new LinkedHashMap<>();
        result.measures().forEach((name, spread) -> {
            // capacity / model / contestant / number
            String[] parts = name.split("/", 4);
            String unit = parts.length == 4 ? PLOTTED.get(parts[3]) : null;
            // Copying is so much faster that beside it no other bar would be seen.
            if (unit != null && parts[0].equals("capacity") && WITH_MODEL.contains(parts[2])) {
                String file = parts[0] + "-" + parts[1] + (parts[3].startsWith("CPU") ? "-cpu" : "") + ".svg";
                charts.computeIfAbsent(file, any -> new BarChart("Capacity, " + parts[1] + ": " + unit))
                        .bar(parts[2], spread, parts[2].equals("undertone"));
            }
        });
        Files.createDirectories(folder);
        for (Map.Entry<String, BarChart> chart : charts.entrySet()) {
            Files.writeString(folder.resolve(chart.getKey()), chart.getValue().svg());
        }
    }
}
