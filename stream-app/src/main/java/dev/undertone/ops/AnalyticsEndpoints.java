package dev.undertone.ops;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.undertone.schemas.AvroJson;
import dev.undertone.schemas.DimensionKind;
import dev.undertone.windows.SelectedWindows;
import dev.undertone.windows.WindowSelection;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * {@code /v1/analytics}: windows from the state stores of all instances. Each instance has those of its partitions; what
 * is missing is said, as while partitions move.
 *
 * <p>Threads: any of Jetty's; a call waits for the other instances, a bounded time.
 */
final class AnalyticsEndpoints {
    static final String LOCAL = "/v1/analytics/local";
    private static final List<String> PARAMETERS = List.of("kind", "value", "from", "before", "limit");
    private static final int USUAL_LIMIT = 500;
    private static final int MAX_LIMIT = 10_000;

    private final WindowView windows;
    private final Peers peers;

    AnalyticsEndpoints(WindowView windows, Peers peers) {
        this.windows = windows;
        this.peers = peers;
    }

    List<Route> routes() {
        return List.of(Route.get("/v1/analytics", Scope.READ, this::all), Route.get(LOCAL, Scope.PEER, this::local));
    }

    private Reply local(Call call) throws ProblemException {
        return Reply.ok(local(selection(call)));
    }

    private ObjectNode local(WindowSelection selection) {
        SelectedWindows selected = windows.select(selection);
        ObjectNode shown = Json.MAPPER.createObjectNode();
        ArrayNode partitions = shown.putArray("partitions");
        new TreeSet<>(selected.partitions()).forEach(partitions::add);
        ArrayNode list = shown.putArray("windows");
        selected.windows().forEach(window -> list.add(AvroJson.of(window)));
        return shown;
    }

    private Reply all(Call call) throws ProblemException {
        WindowSelection selection = selection(call);
        Map<String, String> parameters = new TreeMap<>();
        for (String name : PARAMETERS) {
            call.parameter(name).ifPresent(value -> parameters.put(name, value));
        }
        List<Peers.Part> parts = peers.ask(windows.peers(), parameters);
        List<ObjectNode> answers = new ArrayList<>(List.of(local(selection)));
        parts.forEach(part -> part.answer().ifPresent(answers::add));
        return Reply.ok(merged(answers, parts, selection.limit()));
    }

    private ObjectNode merged(List<ObjectNode> answers, List<Peers.Part> parts, int limit) {
        TreeSet<Integer> seen = new TreeSet<>();
        // While a task moves, both instances may show a window; the larger count is the newer.
        Map<String, JsonNode> byKey = new TreeMap<>();
        for (ObjectNode answer : answers) {
            answer.path("partitions").forEach(partition -> seen.add(partition.asInt()));
            for (JsonNode window : answer.path("windows")) {
                byKey.merge(key(window), window, AnalyticsEndpoints::newer);
            }
        }
        ObjectNode shown = Json.MAPPER.createObjectNode();
        ArrayNode missing = Json.MAPPER.createArrayNode();
        for (int partition = 0; partition < windows.partitions(); partition++) {
            if (!seen.contains(partition)) {
                missing.add(partition);
            }
        }
        shown.put("complete", missing.isEmpty());
        shown.set("missingPartitions", missing);
        ArrayNode instances = shown.putArray("instances");
        instances.addObject().put("address", "self").put("answered", true);
        parts.forEach(part -> instances
                .addObject()
                .put("address", part.address())
                .put("answered", part.answer().isPresent()));
        ArrayNode list = shown.putArray("windows");
        byKey.values().stream()
                .sorted(Comparator.comparing(
                                (JsonNode window) -> window.path("start").asText())
                        .reversed()
                        .thenComparing(AnalyticsEndpoints::key))
                .limit(limit)
                .forEach(list::add);
        return shown;
    }

    private static String key(JsonNode window) {
        return window.at("/dimension/kind").asText() + ":"
                + window.at("/dimension/value").asText() + "@"
                + window.path("start").asText();
    }

    private static JsonNode newer(JsonNode one, JsonNode other) {
        return one.path("inputs").asLong() >= other.path("inputs").asLong() ? one : other;
    }

    private static WindowSelection selection(Call call) throws ProblemException {
        String kind = call.parameter("kind").orElse(null);
        String value = call.parameter("value").orElse(null);
        if (kind == null && value != null) {
            throw bad("value needs kind");
        }
        return new WindowSelection(
                kind == null ? null : kind(kind),
                value,
                time(call.parameter("from").orElse("1970-01-01T00:00:00Z"), "from"),
                time(call.parameter("before").orElse("9999-01-01T00:00:00Z"), "before"),
                limit(call.parameter("limit").orElse(Integer.toString(USUAL_LIMIT))));
    }

    private static DimensionKind kind(String name) throws ProblemException {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "source" -> DimensionKind.SOURCE;
            case "language" -> DimensionKind.LANGUAGE;
            case "subject" -> DimensionKind.SUBJECT;
            default -> throw bad("kind must be source, language or subject");
        };
    }

    private static long time(String value, String name) throws ProblemException {
        try {
            return Instant.parse(value).toEpochMilli();
        } catch (DateTimeException | ArithmeticException e) {
            throw bad(name + " must be a time like 2026-01-31T10:15:00Z");
        }
    }

    private static int limit(String value) throws ProblemException {
        try {
            int limit = Integer.parseInt(value);
            if (limit >= 1 && limit <= MAX_LIMIT) {
                return limit;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw bad("limit must be from 1 to " + MAX_LIMIT);
    }

    private static ProblemException bad(String detail) {
        return new ProblemException(400, detail);
    }
}
