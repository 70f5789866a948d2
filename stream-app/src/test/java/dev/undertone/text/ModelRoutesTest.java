package dev.undertone.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ModelRoutesTest {
    private final ModelRoutes routes = new ModelRoutes(
            "general",
            Set.of("general", "calls", "arabic"),
            Map.of("transcripts.raw", "calls"),
            Map.of("ar", "arabic"));

    @Test
    void theSendersWordComesFirstThenTheTopicThenTheLanguage() {
        assertEquals("general", routes.choose("general", "transcripts.raw", "ar"));
        assertEquals("calls", routes.choose(null, "transcripts.raw", "ar"));
        assertEquals("arabic", routes.choose(null, "tweets.raw", "ar"));
        assertEquals("general", routes.choose(null, "tweets.raw", "en"));
    }

    @Test
    void anUnknownNameIsAsNone() {
        assertEquals("arabic", routes.choose("nobody", "tweets.raw", "ar"));
    }

    @Test
    void noRouteLeadsNowhere() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new ModelRoutes("general", Set.of("general"), Map.of("tweets.raw", "calls"), Map.of()));
    }
}
