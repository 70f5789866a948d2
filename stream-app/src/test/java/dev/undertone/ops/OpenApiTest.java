package dev.undertone.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.undertone.schemas.DimensionKind;
import dev.undertone.schemas.SentimentWindow;
import dev.undertone.windows.SelectedWindows;
import dev.undertone.windows.SentimentWindows;
import dev.undertone.windows.Tally;
import dev.undertone.windows.WindowDimension;
import dev.undertone.windows.WindowKey;
import dev.undertone.windows.WindowSettings;
import dev.undertone.windows.WindowState;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Everything that answers is described, and answers as described. */
class OpenApiTest {
    private final OpenApi described;
    private Surface surface;

    OpenApiTest() throws IOException {
        described = new OpenApi();
    }

    @BeforeEach
    void open() throws IOException {
        surface = new Surface();
        surface.windows.here = new SelectedWindows(Set.of(0, 1, 2), List.of(window()));
        surface.windows.peers = List.of("127.0.0.1:" + surface.port(), "127.0.0.1:1");
    }

    @AfterEach
    void close() {
        surface.close();
    }

    @Test
    void everyRouteIsDescribedAndNothingElse() {
        Set<String> routes = new TreeSet<>();
        HttpSurface.routes(new Surface.Options().at(0), surface.application(), new Access(null))
                .forEach(route -> routes.add(route.method() + " " + route.path()));
        routes.add("GET " + EventsHandler.PATH);

        assertEquals(routes, described.operations());
    }

    @Test
    void whatIsReadIsAsDescribed() throws Exception {
        for (String path : List.of(
                "/health/live",
                "/health/ready",
                "/metrics",
                "/v1/status",
                "/v1/models",
                "/v1/models/ranking",
                "/v1/analytics",
                "/v1/analytics/local",
                "/v1/breaker",
                "/v1/faults")) {
            assertDescribed("GET", path, 200, surface.get(path));
        }
    }

    @Test
    void whatIsRefusedIsAsDescribed() throws Exception {
        surface.operations.ready = false;

        assertDescribed("GET", "/health/ready", 503, surface.get("/health/ready"));
        assertDescribed("GET", "/v1/analytics", 400, surface.get("/v1/analytics?kind=colour"));
        assertDescribed("GET", "/v1/models/ranking", 400, surface.get("/v1/models/ranking?by=charm"));
        assertDescribed("POST", "/v1/score", 400, surface.post("/v1/score", "{"));
        assertDescribed("POST", "/v1/score", 404, surface.post("/v1/score", "{\"text\":\"a\",\"model\":\"other\"}"));
        assertDescribed("POST", "/v1/score", 413, surface.post("/v1/score", " ".repeat(100_000)));
        assertDescribed(
                "POST",
                "/v1/breaker/open",
                403,
                surface.post("/v1/breaker/open", "{}", "Origin", "https://evil.example"));
    }

    @Test
    void whatIsChangedIsAsDescribed() throws Exception {
        for (String move : List.of("open", "close", "reset")) {
            assertDescribed("POST", "/v1/breaker/" + move, 200, surface.post("/v1/breaker/" + move, "{}"));
        }
        assertDescribed("POST", "/v1/faults", 202, surface.post("/v1/faults", "{\"fault\":\"slow\"}"));
    }

    @Test
    void resultsOfAllKindsAreAsDescribed() throws Exception {
        surface.breaker.holdOpen(System.nanoTime());
        HttpResponse<String> byFallback = surface.post(
                "/v1/score",
                "{\"texts\":[\"a good day\",{\"id\":\"7\",\"text\":\"bah\",\"lang\":\"xx\"},\" \",{}],\"explain\":true}");
        surface.breaker.reset();
        HttpResponse<String> byModel = surface.post("/v1/score", "{\"text\":\"a good day\",\"id\":\"8\"}");

        assertDescribed("POST", "/v1/score", 200, byFallback);
        assertDescribed("POST", "/v1/score", 200, byModel);
    }

    @Test
    void eventsAreAsDescribed() throws Exception {
        String snapshot;
        try (EventClient client = new EventClient(surface.port())) {
            snapshot = client.awaitData();
        }

        assertEquals(List.of(), described.faults("Snapshot", new ObjectMapper().readTree(snapshot)));
    }

    private void assertDescribed(String method, String path, int status, HttpResponse<String> answer)
            throws IOException {
        assertEquals(status, answer.statusCode(), answer.body());
        assertEquals(
                List.of(),
                described.faults(
                        method,
                        path,
                        status,
                        answer.headers().firstValue("Content-Type").orElse("none"),
                        answer.body()),
                answer.body());
    }

    private static SentimentWindow window() {
        WindowSettings settings = new WindowSettings(
                Duration.ofMinutes(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofHours(1),
                Duration.ofSeconds(1));
        WindowKey key = new WindowKey(new WindowDimension(DimensionKind.SOURCE, "tweets"), 60_000);
        return new SentimentWindows(settings).of(key, new WindowState(true, new Tally()), 120_000);
    }
}
