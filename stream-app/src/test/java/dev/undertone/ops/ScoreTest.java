package dev.undertone.ops;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.undertone.engine.FaultInjection;
import dev.undertone.engine.WordScorer;
import dev.undertone.text.Score;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code POST /v1/score}, and what changes an instance. */
class ScoreTest {
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
    void aTextGetsTheModelsScore() throws Exception {
        WordScorer words = new WordScorer();
        Score expected = words.score(List.of(words.tokenize("a good day"))).get(0);

        JsonNode result =
                results(surface.post("/v1/score", "{\"text\":\"a good day\"}")).get(0);

        assertEquals("MODEL", result.path("scorer").asText());
        assertEquals(expected.polarity(), result.path("polarity").asDouble());
        assertEquals("POSITIVE", result.path("label").asText());
        assertEquals("words", result.at("/provenance/model").asText());
    }

    @Test
    void resultsComeInTheOrderOfTheTextsWithTheirIds() throws Exception {
        JsonNode results = results(surface.post(
                "/v1/score", "{\"texts\":[{\"id\":\"a\",\"text\":\"good\"},{\"id\":\"b\",\"text\":\"bad\"},\"so\"]}"));

        assertEquals("a", results.get(0).path("id").asText());
        assertEquals("POSITIVE", results.get(0).path("label").asText());
        assertEquals("b", results.get(1).path("id").asText());
        assertEquals("NEGATIVE", results.get(1).path("label").asText());
        assertTrue(results.get(2).path("id").isMissingNode());
    }

    @Test
    void aTextThatCannotBeScoredCostsTheOthersNothing() throws Exception {
        JsonNode results = results(surface.post("/v1/score", "{\"texts\":[\" \",\"good\",{\"id\":\"c\"},7]}"));

        assertEquals("the text is blank", results.get(0).at("/error/detail").asText());
        assertEquals("SCORED", results.get(1).path("status").asText());
        assertEquals(400, results.get(2).at("/error/status").asInt());
        assertEquals("c", results.get(2).path("id").asText());
        assertEquals(400, results.get(3).at("/error/status").asInt());
    }

    @Test
    void aHundredTextsAreScoredHoweverSmallTheShare() throws Exception {
        surface.close();
        Surface.Options options = new Surface.Options();
        options.permits = 30;
        surface = new Surface(options);

        JsonNode results = results(surface.post("/v1/score", texts(100)));

        assertEquals(100, results.size());
        results.forEach(result -> assertEquals("MODEL", result.path("scorer").asText(), result.toString()));
    }

    @Test
    void moreThanAHundredTextsAreRefused() throws Exception {
        assertEquals(400, surface.post("/v1/score", texts(101)).statusCode());
    }

    @Test
    void whatIsMalformedIsRefusedWithoutQuotingIt() throws Exception {
        for (String body : List.of(
                "",
                "{",
                "[]",
                "{}",
                "{\"text\":\"a\",\"texts\":[]}",
                "{\"text\":\"a\",\"secret\":1}",
                "{\"text\":\"a\",\"deadlineMillis\":0}",
                "{\"texts\":\"secret\"}",
                "{\"text\":\"a\",\"model\":7}",
                "secret")) {
            HttpResponse<String> refused = surface.post("/v1/score", body);

            assertEquals(400, refused.statusCode(), body);
            assertTrue(!refused.body().contains("secret"), refused.body());
        }
    }

    @Test
    void aBodyThatIsNoJsonByItsTypeIsRefused() throws Exception {
        HttpResponse<String> refused = surface.send(surface.request("/v1/score", "Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("{\"text\":\"a\"}")));

        assertEquals(415, refused.statusCode());
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedWithAndWithoutALength() throws Exception {
        byte[] large = ("{\"text\":\"" + "x".repeat(100_000) + "\"}").getBytes(UTF_8);

        HttpResponse<String> withLength = surface.send(surface.request("/v1/score", "Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(large)));
        HttpResponse<String> chunked = surface.send(surface.request("/v1/score", "Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large))));

        assertEquals(413, withLength.statusCode());
        assertEquals(413, chunked.statusCode());
    }

    @Test
    void theModelMayBeNamedAndAnotherIsUnknown() throws Exception {
        assertEquals(
                200,
                surface.post("/v1/score", "{\"text\":\"a\",\"model\":\"default\"}")
                        .statusCode());
        assertEquals(
                200,
                surface.post("/v1/score", "{\"text\":\"a\",\"model\":\"words\"}")
                        .statusCode());
        assertEquals(
                404,
                surface.post("/v1/score", "{\"text\":\"a\",\"model\":\"larger\"}")
                        .statusCode());
    }

    @Test
    void withTheBreakerHeldOpenTheFallbackAnswersAndSaysSo() throws Exception {
        assertEquals(200, surface.post("/v1/breaker/open", "{}").statusCode());

        JsonNode result =
                results(surface.post("/v1/score", "{\"text\":\"a good day\"}")).get(0);

        assertEquals("VADER", result.path("scorer").asText());
        assertEquals("BREAKER_OPEN", result.path("fallbackReason").asText());
        assertEquals(
                "OPEN",
                JSON.readTree(surface.get("/v1/breaker").body()).path("state").asText());
    }

    @Test
    void vadersViewComesOnRequest() throws Exception {
        JsonNode vader = results(surface.post("/v1/score", "{\"text\":\"a good day\",\"explain\":true}"))
                .get(0)
                .path("vader");

        assertEquals(0.4404, vader.path("compound").asDouble());
        assertEquals("good", vader.at("/tokens/1/text").asText());
        assertEquals(1.9, vader.at("/tokens/1/valence").asDouble());
    }

    @Test
    void textsByHttpAreCountedApartFromTheStreams() throws Exception {
        surface.post("/v1/score", "{\"text\":\"a good day\"}");

        assertEquals(0, surface.metrics.metrics().totals().consumed());
        String page = surface.get("/metrics").body();
        assertTrue(page.contains("undertone_http_texts_total{application=\"undertone\",scorer=\"model\"} 1.0"), page);
    }

    @Test
    void aFaultIsInjectedWhereThatIsAllowed() throws Exception {
        assertEquals(
                202,
                surface.post("/v1/faults", "{\"fault\":\"hang\",\"seconds\":1}").statusCode());
        assertEquals(400, surface.post("/v1/faults", "{\"fault\":\"fire\"}").statusCode());
        assertEquals(
                400,
                surface.post("/v1/faults", "{\"fault\":\"hang\",\"seconds\":-1}")
                        .statusCode());

        assertEquals(List.of(FaultInjection.Fault.HANG), surface.faults);
    }

    @Test
    void noFaultIsInjectedWhereThatIsOff() throws Exception {
        surface.close();
        Surface.Options options = new Surface.Options();
        options.faultsEnabled = false;
        surface = new Surface(options);

        assertEquals(409, surface.post("/v1/faults", "{\"fault\":\"hang\"}").statusCode());
        assertEquals(List.of(), surface.faults);
    }

    private static String texts(int count) {
        return "{\"texts\":[" + Collections.nCopies(count, "\"good\"").stream().collect(Collectors.joining(",")) + "]}";
    }

    private static JsonNode results(HttpResponse<String> answer) throws IOException {
        assertEquals(200, answer.statusCode(), answer.body());
        return JSON.readTree(answer.body()).path("results");
    }
}
