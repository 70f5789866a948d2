package dev.undertone.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.undertone.enrich.Enrich;
import dev.undertone.schemas.BreakerState;
import dev.undertone.schemas.FallbackReason;
import dev.undertone.schemas.ScoredText;
import dev.undertone.schemas.ScorerType;
import dev.undertone.text.AdmittedText;
import dev.undertone.text.Answer;
import dev.undertone.text.ModelRoutes;
import dev.undertone.text.SourcePosition;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The feed of the live page. */
class EventsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void followersHearOfTheNewestTexts() throws Exception {
        try (Surface surface = new Surface();
                EventClient client = new EventClient(surface.port())) {
            assertEquals("bah", awaitText(surface, client).path("text").asText());
        }
    }

    @Test
    void textsAreLeftOutWhenTheSettingSaysSo() throws Exception {
        Surface.Options options = new Surface.Options();
        options.eventTexts = false;
        try (Surface surface = new Surface(options);
                EventClient client = new EventClient(surface.port())) {
            JsonNode text = awaitText(surface, client);

            assertTrue(text.path("text").isNull(), text.toString());
            assertEquals("NONE", text.path("scorer").asText());
        }
    }

    @Test
    void textsAreLeftOutForStrangersWhoMayRead() throws Exception {
        try (Surface surface = new Surface();
                EventClient client = new EventClient(surface.port(), "Origin: https://evil.example")) {
            assertTrue(awaitText(surface, client).path("text").isNull());
        }
    }

    @Test
    void oneFollowerTooManyIsSentAway() throws Exception {
        Surface.Options options = new Surface.Options();
        options.eventClients = 1;
        try (Surface surface = new Surface(options);
                EventClient first = new EventClient(surface.port());
                EventClient second = new EventClient(surface.port())) {
            assertEquals("HTTP/1.1 200 OK", first.status());
            assertTrue(second.status().startsWith("HTTP/1.1 429 "), second.status());
        }
    }

    @Test
    void oneWhoGoesMakesRoom() throws Exception {
        Surface.Options options = new Surface.Options();
        options.eventClients = 1;
        try (Surface surface = new Surface(options)) {
            new EventClient(surface.port()).close();

            String status = "";
            long start = System.nanoTime();
            while (!status.startsWith("HTTP/1.1 200 ") && System.nanoTime() - start < 20_000_000_000L) {
                try (EventClient next = new EventClient(surface.port())) {
                    status = next.status();
                }
            }

            assertEquals("HTTP/1.1 200 OK", status);
        }
    }

    /** The text in the first event that has one; it is offered until then, since the clock starts when it likes. */
    private static JsonNode awaitText(Surface surface, EventClient client) throws IOException {
        JsonNode texts = JSON.createArrayNode();
        while (texts.isEmpty()) {
            surface.newest.add(scored());
            texts = JSON.readTree(client.awaitData()).path("texts");
        }
        return texts.get(0);
    }

    private static ScoredText scored() {
        AdmittedText text = new AdmittedText(
                new SourcePosition("tweets.raw", 0, 0),
                "tweets",
                null,
                "bah",
                "xx",
                ModelRoutes.DEFAULT,
                null,
                0,
                0,
                0,
                List.of());
        Answer answer =
                new Answer(ScorerType.NONE, null, FallbackReason.BREAKER_OPEN, null, null, 0, BreakerState.OPEN);
        return new Enrich(true, "test").enrich(text, answer, 0);
    }
}
