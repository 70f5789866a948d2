package dev.undertone.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.apache.logging.log4j.core.LoggerContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What log4j2.properties makes of events, by the setting {@code undertone.log.format}. */
class LogFormatTest {
    private static final String FORMAT = "undertone.log.format";

    @AfterEach
    void forget() {
        System.clearProperty(FORMAT);
    }

    @Test
    void jsonIsAnObjectALineWhateverTheMessageHolds() throws Exception {
        List<String> lines = logged("json");

        JsonNode plain = new ObjectMapper().readTree(lines.get(0));
        assertEquals("a \"quoted\" line\nand another", plain.get("message").textValue());
        assertEquals("INFO", plain.get("level").textValue());
        assertEquals("dev.undertone.Test", plain.get("logger").textValue());
        assertTrue(Instant.parse(plain.get("time").textValue())
                .isAfter(Instant.now().minusSeconds(60)));
        assertFalse(plain.has("error"), lines.get(0));
        JsonNode failure = new ObjectMapper().readTree(lines.get(1));
        assertTrue(failure.get("error").textValue().contains("IllegalStateException: broken"), lines.get(1));
        assertEquals(2, lines.size());
    }

    @Test
    void textIsForPeople() {
        assertTrue(logged("text").get(0).endsWith(" INFO  Test - a \"quoted\" line"));
    }

    private static List<String> logged(String format) {
        PrintStream before = System.err;
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        System.setErr(new PrintStream(written, true, UTF_8));
        System.setProperty(FORMAT, format);
        try (LoggerContext context = new LoggerContext("log-format-test")) {
            context.setConfigLocation(
                    URI.create(Objects.requireNonNull(LogFormatTest.class.getResource("/log4j2.properties"))
                            .toString()));
            context.start();
            context.getLogger("dev.undertone.Test").info("a \"quoted\" line\nand another");
            context.getLogger("dev.undertone.Test").error("it failed", new IllegalStateException("broken"));
        } finally {
            System.setErr(before);
        }
        return written.toString(UTF_8).lines().toList();
    }
}
