package dev.undertone.monitoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * What Grafana would not complain of, and a reader would. That the files have the form that Grafana reads is checked by
 * {@code bin/check-dashboards}, that their queries return data by {@code bin/check-monitoring}.
 */
class DashboardsTest {
    /** Bookmarks and links keep these; they never change. */
    private static final Map<String, String> UID_BY_FILE = Map.of(
            "overview.json", "undertone-overview",
            "inference.json", "undertone-inference",
            "sentiment.json", "undertone-sentiment",
            "kafka-streams.json", "undertone-streams");

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{?(\\w+)");
    private static final Pattern TERM = Pattern.compile("(- )?\\(?sum\\(undertone_(\\w+)");
    private static final Set<String> GRAFANAS_OWN = Set.of("__rate_interval");

    private final Map<String, JsonNode> dashboards = dashboards();

    @Test
    void everyDashboardKeepsItsUid() {
        Map<String, String> uids = new TreeMap<>();
        dashboards.forEach(
                (file, dashboard) -> uids.put(file, dashboard.path("uid").asText()));

        assertEquals(new TreeMap<>(UID_BY_FILE), uids);
    }

    @Test
    void everyMetricIsRegistered() throws IOException {
        MetricNames names = new MetricNames();
        Set<String> unknown = new TreeSet<>();

        dashboards
                .values()
                .forEach(dashboard -> queries(dashboard).forEach(query -> unknown.addAll(names.unknown(query))));

        assertEquals(Set.of(), unknown);
    }

    @Test
    void everyVariableIsDeclaredAndUsed() {
        dashboards.forEach((file, dashboard) -> {
            Set<String> declared =
                    new TreeSet<>(dashboard.path("templating").path("list").findValuesAsText("name"));
            Set<String> used = new TreeSet<>();
            for (Matcher variable = VARIABLE.matcher(dashboard.toString()); variable.find(); ) {
                used.add(variable.group(1));
            }
            used.removeAll(GRAFANAS_OWN);
            used.remove("__all");

            assertEquals(declared, used, file);
        });
    }

    @Test
    void everyQueryOfAPanelFollowsTheVariables() {
        dashboards.forEach((file, dashboard) -> panels(dashboard)
                .forEach(panel -> panel.path("targets").findValuesAsText("expr").forEach(query -> {
                    int series = query.split("\\{", -1).length - 1;
                    int filtered =
                            query.split("\\{application=~\"\\$application\", instance=~\"\\$instance\"", -1).length - 1;
                    assertEquals(series, filtered, () -> file + ": " + query);
                    assertTrue(series > 0, () -> file + ": " + query);
                })));
    }

    @Test
    void everyDashboardBeginsWithHowToReadIt() {
        dashboards.forEach((file, dashboard) -> {
            JsonNode first = dashboard.path("panels").path(0);
            assertEquals("text", first.path("type").asText(), file);
            assertEquals("How to read this", first.path("title").asText(), file);
        });
    }

    @Test
    void everyDashboardMarksTheBreakerAndTheModel() {
        dashboards.forEach((file, dashboard) -> assertEquals(
                List.of("Breaker open", "Model changed"),
                dashboard.path("annotations").path("list").findValuesAsText("name"),
                file));
    }

    @Test
    void everyPanelSaysWhatItShows() {
        dashboards.forEach((file, dashboard) -> panels(dashboard).forEach(panel -> {
            assertFalse(panel.path("title").asText().isBlank(), file);
            assertFalse(panel.path("description").asText().isBlank(), () -> file + ": " + panel.path("title"));
        }));
    }

    @Test
    void noPanelsShareAPlaceOrANumber() {
        dashboards.forEach((file, dashboard) -> {
            Set<String> cells = new TreeSet<>();
            Set<Integer> numbers = new TreeSet<>();
            panels(dashboard).forEach(panel -> {
                assertTrue(numbers.add(panel.path("id").asInt()), () -> file + ": " + panel.path("title"));
                cells(panel).forEach(cell -> assertTrue(cells.add(cell), () -> file + ": " + panel.path("title")));
            });
        });
    }

    @Test
    void theOverviewSubtractsAllThatBecomesOfARecordFromTheConsumed() {
        List<String> queries = panels(dashboards.get("overview.json")).stream()
                .filter(panel -> panel.path("title").asText().startsWith("Unaccounted"))
                .flatMap(panel -> panel.path("targets").findValuesAsText("expr").stream())
                .toList();

        assertEquals(2, queries.size());
        queries.forEach(query -> assertEquals(
                List.of(
                        "+consumed_total",
                        "-answered_total",
                        "-dead_letters_total",
                        "-tombstones_total",
                        "-in_flight_records"),
                TERM.matcher(query)
                        .results()
                        .map(term -> (term.group(1) == null ? "+" : "-") + term.group(2))
                        .toList()));
    }

    private static List<String> cells(JsonNode panel) {
        JsonNode place = panel.path("gridPos");
        List<String> cells = new ArrayList<>();
        for (int x = 0; x < place.path("w").asInt(); x++) {
            for (int y = 0; y < place.path("h").asInt(); y++) {
                cells.add((place.path("x").asInt() + x) + " " + (place.path("y").asInt() + y));
            }
        }
        return cells;
    }

    private static List<JsonNode> panels(JsonNode dashboard) {
        List<JsonNode> panels = new ArrayList<>();
        dashboard.path("panels").forEach(panels::add);
        return panels;
    }

    private static List<String> queries(JsonNode dashboard) {
        List<String> queries = new ArrayList<>(dashboard.findValuesAsText("expr"));
        queries.addAll(dashboard.path("templating").findValuesAsText("query"));
        return queries;
    }

    private static Map<String, JsonNode> dashboards() {
        ObjectMapper json = new ObjectMapper();
        Map<String, JsonNode> dashboards = new TreeMap<>();
        try {
            for (Map.Entry<String, String> file :
                    Repository.files("grafana/dashboards", ".json").entrySet()) {
                dashboards.put(file.getKey(), json.readTree(file.getValue()));
            }
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON", e);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return dashboards;
    }
}
