package dev.undertone.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which names and addresses are accepted, and what is done with a server that says nothing. */
class HubNamesTest {
    @Test
    void aModelHasAnOwnerANameAndARevision() {
        assertEquals(new HubModel("acme", "tiny-1.0", "main"), HubModel.parse("hf:acme/tiny-1.0"));
        assertEquals(new HubModel("acme", "tiny", "refs/pr/3"), HubModel.parse("hf:acme/tiny@refs/pr/3"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "acme/tiny",
                "hf:tiny",
                "hf:acme/",
                "hf:acme/tiny@",
                "hf:../tiny",
                "hf:acme/..",
                "hf:acme/a..b",
                "hf:acme/tiny@a/../b",
                "hf:acme/tiny@a//b",
                "hf:acme/ti ny",
                "hf:acme/tiny?x",
                "hf:acme/tiny/more"
            })
    void anythingElseIsNone(String text) {
        assertThrows(IllegalArgumentException.class, () -> HubModel.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://huggingface.co",
                "https://mirror:8443/hub",
                "http://localhost:80",
                "http://127.0.0.1:1",
                "http://[::1]:1"
            })
    void aHubIsReachedByHttpsOrOnThisMachine(String url) {
        assertTrue(HubSettings.isAllowed(URI.create(url)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://huggingface.co",
                "http://localhost.evil.com",
                "http://127.0.0.1.evil.com",
                "ftp://localhost",
                "https://user:word@hub",
                "https://hub?x=1",
                "file:///tmp",
                "hub",
                "https:"
            })
    void noOtherWay(String url) {
        assertFalse(isAllowed(url));
    }

    private static boolean isAllowed(String url) {
        try {
            return HubSettings.isAllowed(URI.create(url));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Test
    void noRedirectLeadsFromHttpsToHttp() {
        HubSettings settings = new HubSettings(URI.create("https://hub"), null);

        assertTrue(settings.mayLeadTo(URI.create("https://store/x")));
        assertFalse(settings.mayLeadTo(URI.create("http://hub/x")));
        assertFalse(settings.mayLeadTo(URI.create("http://127.0.0.1/x")));
    }

    @Test
    void theTokenBelongsToSchemeHostAndPort() {
        HubSettings settings = new HubSettings(URI.create("https://hub"), "secret");

        assertTrue(settings.owns(URI.create("https://HUB/x")));
        assertFalse(settings.owns(URI.create("https://hub:8443/x")));
        assertFalse(settings.owns(URI.create("https://hub.evil/x")));
        assertFalse(settings.toString().contains("secret"));
    }

    @Test
    void aServerThatSaysNothingIsNotWaitedForForEver() {
        Chunks silent = new Chunks(Duration.ofMillis(20));

        IOException failure = assertThrows(IOException.class, silent::next);

        assertTrue(failure.getMessage().contains("nothing came"), failure.getMessage());
    }
}
