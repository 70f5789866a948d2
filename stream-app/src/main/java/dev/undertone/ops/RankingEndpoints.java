package dev.undertone.ops;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.undertone.evaluate.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code /v1/models/ranking}: who is best, from the results of {@code undertone evaluate --json} in a folder. Results over
 * different texts are not comparable, so each set of texts has a ranking of its own. Threads: any.
 */
final class RankingEndpoints {
    private static final Logger LOG = LoggerFactory.getLogger(RankingEndpoints.class);
    private static final int MAX_FILES = 200;
    private static final long MAX_BYTES = 8 << 20;
    private static final String OVERALL = "overall";

    private final @Nullable Path folder;

    /** @param folder null for none */
    RankingEndpoints(@Nullable Path folder) {
        this.folder = folder;
    }

    List<Route> routes() {
        return List.of(Route.get("/v1/models/ranking", Scope.READ, this::ranking));
    }

    private Reply ranking(Call call) throws ProblemException {
        Metric metric = metric(call.parameter("by").orElse(Metric.MACRO_F1.toString()));
        String slice = call.parameter("slice").orElse(OVERALL);
        ObjectNode shown = Json.MAPPER.createObjectNode();
        shown.put("by", metric.toString()).put("higherIsBetter", metric.higherIsBetter());
        shown.put("slice", slice);
        ArrayNode rankings = shown.putArray("rankings");
        // By texts, then by contestant: the youngest result of each counts.
        Map<String, Map<String, ObjectNode>> standings = new TreeMap<>();
        Map<String, Integer> texts = new TreeMap<>();
        for (JsonNode evaluation : evaluations()) {
            String data = fileName(evaluation.path("data").asText());
            for (JsonNode each : evaluation.path("slices")) {
                if (each.path("name").asText().equals(slice)) {
                    texts.put(data, each.path("texts").asInt());
                    Map<String, ObjectNode> ofData = standings.computeIfAbsent(data, name -> new TreeMap<>());
                    each.path("reports")
                            .forEach(report -> ofData.put(report.path("name").asText(), standing(report, metric)));
                }
            }
        }
        standings.forEach((data, ofData) -> {
            ObjectNode ranking = rankings.addObject().put("data", data).put("texts", texts.get(data));
            ranking.set("models", ranked(ofData.values().stream().toList(), metric));
        });
        return Reply.ok(shown);
    }

    private static Metric metric(String name) throws ProblemException {
        for (Metric metric : Metric.values()) {
            if (metric.toString().equals(name)) {
                return metric;
            }
        }
        throw new ProblemException(
                400,
                "by must be one of "
                        + Arrays.stream(Metric.values()).map(Metric::toString).collect(Collectors.joining(", ")));
    }

    /** The best first, whichever way the metric points; without a value last. */
    private static ArrayNode ranked(List<ObjectNode> standings, Metric metric) {
        Comparator<ObjectNode> ascending = Comparator.comparingDouble(
                standing -> standing.path("value").asDouble(Double.NaN) * (metric.higherIsBetter() ? -1 : 1));
        ArrayNode ranked = Json.MAPPER.createArrayNode();
        standings.stream().sorted(ascending).forEach(standing -> ranked.add(standing.put("rank", ranked.size() + 1)));
        return ranked;
    }

    private static ObjectNode standing(JsonNode report, Metric metric) {
        JsonNode estimate = report.path("metrics").path(metric.toString());
        ObjectNode standing = Json.MAPPER.createObjectNode();
        standing.put("name", report.path("name").asText());
        for (String figure : List.of("value", "low", "high")) {
            JsonNode number = estimate.path(figure);
            if (number.isNumber()) {
                standing.put(figure, number.asDouble());
            } else {
                standing.putNull(figure);
            }
        }
        return standing;
    }

    /** The eldest first. A file that is no result is none of ours. */
    private List<JsonNode> evaluations() {
        List<JsonNode> evaluations = new ArrayList<>();
        if (folder == null) {
            return evaluations;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            List<Path> files = entries.filter(file -> file.toString().endsWith(".json"))
                    .sorted(Comparator.comparingLong(RankingEndpoints::changed).thenComparing(Path::toString))
                    .toList();
            for (Path file : files.subList(Math.max(0, files.size() - MAX_FILES), files.size())) {
                if (Files.size(file) <= MAX_BYTES) {
                    evaluations.add(read(file));
                }
            }
        } catch (IOException e) {
            LOG.warn("the evaluations in {} cannot be read: {}", folder, e.toString());
        }
        return evaluations;
    }

    private static long changed(Path file) {
        try {
            return Files.getLastModifiedTime(file).toMillis();
        } catch (IOException e) {
            return 0;
        }
    }

    private static JsonNode read(Path file) {
        try {
            return Json.MAPPER.readTree(Files.readAllBytes(file));
        } catch (IOException e) {
            return Json.MAPPER.missingNode();
        }
    }

    /** Where the file was is nobody's business. */
    private static String fileName(String data) {
        try {
            return String.valueOf(Path.of(data).getFileName());
        } catch (InvalidPathException e) {
            return data;
        }
    }
}
