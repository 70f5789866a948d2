package dev.undertone.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Windows of several instances, put together over real sockets. */
class AnalyticsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @Test
    void theWindowsOfAllInstancesAreShownNewestFirst() throws Exception {
        try (Surface one = new Surface();
                Surface other = new Surface()) {
            one.windows.here = new SelectedWindows(Set.of(0, 2), List.of(window("tweets", 60_000)));
            other.windows.here = new SelectedWindows(Set.of(1, 3), List.of(window("transcripts", 120_000)));
            one.windows.peers = List.of("127.0.0.1:" + other.port());

            JsonNode shown = JSON.readTree(one.get("/v1/analytics").body());

            assertTrue(shown.path("complete").asBoolean(), shown.toString());
            assertEquals("transcripts", shown.at("/windows/0/dimension/value").asText());
            assertEquals("tweets", shown.at("/windows/1/dimension/value").asText());
        }
    }

    @Test
    void whatNobodyHasSeenIsNamed() throws Exception {
        try (Surface surface = new Surface()) {
            surface.windows.here = new SelectedWindows(Set.of(0, 2), List.of());
            surface.windows.peers = List.of("127.0.0.1:1");

            JsonNode shown = JSON.readTree(surface.get("/v1/analytics").body());

            assertFalse(shown.path("complete").asBoolean());
            assertEquals("[1,3]", shown.path("missingPartitions").toString());
            assertFalse(shown.at("/instances/1/answered").asBoolean());
        }
    }

    @Test
    void instancesShowEachOtherAKeyOfTheirFile() throws Exception {
        Surface.Options options = new Surface.Options();
        options.keysFile = Files.write(
                folder.resolve("keys"), List.of("page read reader-key-0123456789", "us peer peer-key-01234567890"));
        try (Surface one = new Surface(options);
                Surface other = new Surface(options)) {
            one.windows.here = new SelectedWindows(Set.of(0, 2), List.of());
            other.windows.here = new SelectedWindows(Set.of(1, 3), List.of());
            one.windows.peers = List.of("127.0.0.1:" + other.port());

            JsonNode shown = JSON.readTree(one.get("/v1/analytics", "X-API-Key", "reader-key-0123456789")
                    .body());

            assertTrue(shown.path("complete").asBoolean(), shown.toString());
        }
    }

    @Test
    void parametersThatMakeNoSenseAreRefused() throws Exception {
        try (Surface surface = new Surface()) {
            for (String query : List.of("kind=colour", "value=tweets", "from=yesterday", "limit=0", "limit=many")) {
                assertEquals(400, surface.get("/v1/analytics?" + query).statusCode(), query);
            }
        }
    }

    private static SentimentWindow window(String source, long startMillis) {
        WindowSettings settings = new WindowSettings(
                Duration.ofMinutes(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofHours(1),
                Duration.ofSeconds(1));
        WindowKey key = new WindowKey(new WindowDimension(DimensionKind.SOURCE, source), startMillis);
        return new SentimentWindows(settings).of(key, new WindowState(true, new Tally()), 180_000);
    }
}
