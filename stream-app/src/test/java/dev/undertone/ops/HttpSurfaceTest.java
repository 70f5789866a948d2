package dev.undertone.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Health, status, metrics and the page, over real sockets. */
class HttpSurfaceTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Surface surface;

    @BeforeEach
    void open() throws IOException {
        surface = new Surface();
    }

    @AfterEach
    void close() {
        surface.close();
    }

    @Test
    void itIsReadyOnlyWhileTheApplicationIs() throws Exception {
        assertEquals(200, surface.get("/health/ready").statusCode());

        surface.operations.ready = false;

        assertEquals(503, surface.get("/health/ready").statusCode());
        assertEquals(200, surface.get("/health/live").statusCode());
    }

    @Test
    void itIsNotAliveOnceTheApplicationHasFailed() throws Exception {
        surface.operations.live = false;

        assertEquals(503, surface.get("/health/live").statusCode());
    }

    @Test
    void metricsComeInPrometheusFormat() throws Exception {
        surface.metrics.metrics().consumed("tweets.raw");

        HttpResponse<String> page = surface.get("/metrics");

        assertEquals("text/plain; version=0.0.4; charset=utf-8", header(page, "Content-Type"));
        assertTrue(
                page.body().contains("undertone_consumed_total{application=\"undertone\",topic=\"tweets.raw\"} 1.0"),
                page.body());
    }

    @Test
    void metricsComeInOpenMetricsWhenAskedFor() throws Exception {
        HttpResponse<String> page = surface.get("/metrics", "Accept", "application/openmetrics-text; version=1.0.0");

        assertTrue(page.body().endsWith("# EOF\n"), page.body());
    }

    @Test
    void theStatusShowsWhatHasBecomeOfTheRecords() throws Exception {
        JsonNode status = JSON.readTree(surface.get("/v1/status").body());

        assertEquals(7, status.at("/records/consumed").asInt());
        assertEquals("CLOSED", status.at("/breaker/state").asText());
    }

    @Test
    void anUnknownPathIsAProblem() throws Exception {
        HttpResponse<String> missing = surface.get("/v2/status");

        assertEquals(404, missing.statusCode());
        assertEquals("application/problem+json", header(missing, "Content-Type"));
        assertEquals(404, JSON.readTree(missing.body()).at("/status").asInt());
    }

    @Test
    void anotherMethodIsToldWhichOnesThereAre() throws Exception {
        HttpResponse<String> refused =
                surface.send(surface.request("/v1/status").DELETE());

        assertEquals(405, refused.statusCode());
        assertEquals("GET", header(refused, "Allow"));
    }

    @Test
    void everyAnswerPointsToTheDescription() throws Exception {
        assertEquals("</openapi.json>; rel=\"service-desc\"", header(surface.get("/health/live"), "Link"));
        assertEquals(200, surface.get("/openapi.json").statusCode());
    }

    @Test
    void thePageMayUseNothingFromElsewhere() throws Exception {
        HttpResponse<String> page = surface.get("/");

        assertEquals(200, page.statusCode());
        assertEquals("text/html; charset=utf-8", header(page, "Content-Type"));
        assertEquals("default-src 'self'; frame-ancestors 'none'", header(page, "Content-Security-Policy"));
    }

    @Test
    void noFileOutsideOfThePageIsServed() throws Exception {
        for (String path : List.of("/HttpSurface.class", "/../HttpSurface.class", "/%2e%2e/HttpSurface.class")) {
            int status = surface.get(path).statusCode();

            assertTrue(status == 404 || status == 400, path + " answers " + status);
        }
    }

    @Test
    void headersThatAreTooLargeAreAProblemToo() throws Exception {
        HttpResponse<String> refused = surface.get("/v1/status", "X-Long", "x".repeat(10_000));

        assertEquals(431, refused.statusCode());
        assertEquals("application/problem+json", header(refused, "Content-Type"));
    }

    @Test
    void aTakenPortIsSaid() {
        IOException taken = assertThrows(
                IOException.class,
                () -> HttpSurface.open(new Surface.Options().at(surface.port()), surface.application()));

        assertTrue(taken.getMessage().contains(Integer.toString(surface.port())), taken.getMessage());
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("none");
    }
}
