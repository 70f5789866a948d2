package dev.undertone.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.undertone.metrics.PrometheusMetrics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The HTTP surface over real sockets. */
class HttpSurfaceTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final FixedOperations operations = new FixedOperations();
    private final PrometheusMetrics metrics = new PrometheusMetrics("undertone");
    private final HttpClient client = HttpClient.newHttpClient();
    private HttpSurface surface;

    @BeforeEach
    void open() throws IOException {
        surface = HttpSurface.open(settings(0), operations, metrics);
    }

    @AfterEach
    void close() {
        surface.close();
    }

    @Test
    void itIsReadyOnlyWhileTheApplicationIs() throws Exception {
        assertEquals(200, get("/health/ready").statusCode());

        operations.ready = false;

        assertEquals(503, get("/health/ready").statusCode());
        assertEquals(200, get("/health/live").statusCode());
    }

    @Test
    void itIsNotAliveOnceTheApplicationHasFailed() throws Exception {
        operations.live = false;

        assertEquals(503, get("/health/live").statusCode());
    }

    @Test
    void metricsComeInPrometheusFormat() throws Exception {
        metrics.metrics().consumed("tweets.raw");

        HttpResponse<String> page = get("/metrics");

        assertEquals(
                "text/plain; version=0.0.4; charset=utf-8",
                page.headers().firstValue("Content-Type").orElseThrow());
        assertTrue(
                page.body().contains("undertone_consumed_total{application=\"undertone\",topic=\"tweets.raw\"} 1.0"),
                page.body());
    }

    @Test
    void metricsComeInOpenMetricsWhenAskedFor() throws Exception {
        HttpResponse<String> page = client.send(
                request("/metrics")
                        .header("Accept", "application/openmetrics-text; version=1.0.0")
                        .build(),
                BodyHandlers.ofString());

        assertTrue(page.body().endsWith("# EOF\n"), page.body());
    }

    @Test
    void theStatusShowsWhatHasBecomeOfTheRecords() throws Exception {
        JsonNode status = JSON.readTree(get("/v1/status").body());

        assertEquals(7, status.at("/records/consumed").asInt());
        assertEquals("CLOSED", status.at("/breaker/state").asText());
    }

    @Test
    void anUnknownPathIsAProblem() throws Exception {
        HttpResponse<String> missing = get("/v2/status");

        assertEquals(404, missing.statusCode());
        assertEquals(
                "application/problem+json",
                missing.headers().firstValue("Content-Type").orElseThrow());
        assertEquals(404, JSON.readTree(missing.body()).at("/status").asInt());
    }

    @Test
    void anotherMethodIsToldWhichOnesThereAre() throws Exception {
        HttpResponse<String> refused =
                client.send(request("/v1/status").DELETE().build(), BodyHandlers.ofString());

        assertEquals(405, refused.statusCode());
        assertEquals("GET", refused.headers().firstValue("Allow").orElseThrow());
    }

    @Test
    void aTakenPortIsSaid() {
        IOException taken =
                assertThrows(IOException.class, () -> HttpSurface.open(settings(surface.port()), operations, metrics));

        assertTrue(taken.getMessage().contains(Integer.toString(surface.port())), taken.getMessage());
    }

    private static HttpSettings settings(int port) {
        return new HttpSettings("127.0.0.1", port, Duration.ofSeconds(30));
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(request(path).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + surface.port() + path));
    }
}
