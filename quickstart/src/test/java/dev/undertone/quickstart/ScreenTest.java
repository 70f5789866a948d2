package dev.undertone.quickstart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScreenTest {
    private static final long NOW = Books.NOON.plusSeconds(1).toEpochMilli();

    @ParameterizedTest
    @CsvSource({"80, 24", "120, 40", "40, 12"})
    void noLineIsWiderAndNoScreenHigherThanTheTerminal(int columns, int rows) {
        List<String> screen = show(Books.full(), columns, rows, false);

        assertTrue(screen.size() <= rows, screen.size() + " rows");
        for (String line : screen) {
            assertTrue(Columns.width(line) <= columns, line);
        }
    }

    @Test
    void everySectionFitsAUsualTerminal() {
        String screen = String.join("\n", show(Books.full(), 80, 24, false));

        for (String part : List.of(
                "fed        356",
                "negative",
                "model 355 (99.7 %)",
                "pending 1",
                "deadline in flight 1",
                "newest",
                "transcripts",
                "in ar",
                "live page http://127.0.0.1:8080/",
                "undertone tail sentiment.windows",
                "echo love it | undertone produce -t tweets.raw --format text")) {
            assertTrue(screen.contains(part), () -> part + " is not in\n" + screen);
        }
    }

    @Test
    void theScreenIsAsHighBeforeTheFirstTextsAsLater() {
        assertEquals(
                show(Books.full(), 80, 24, false).size(),
                show(Books.empty(), 80, 24, false).size());
    }

    @Test
    void newsHaveALineOfTheirOwnOnAUsualTerminalToo() {
        List<String> screen = show(Books.full(), "breaker open, VADER answers", 80, 24, false);

        assertTrue(screen.contains(" now        breaker open, VADER answers"), () -> String.join("\n", screen));
        assertTrue(screen.size() <= 24, screen.size() + " rows");
    }

    @Test
    void withoutColourNoEscapeCodeIsShown() {
        String screen = String.join("\n", show(Books.full(), 120, 40, false));

        assertFalse(screen.contains("\u001B"));
    }

    @Test
    void withColourLabelsAreTold() {
        String screen = String.join("\n", show(Books.full(), 120, 40, true));

        assertTrue(screen.contains("\u001B[31mnegative\u001B[0m"));
    }

    @Test
    void isolatesAreClosedOnEveryLine() {
        for (String line : show(Books.full(), 80, 24, false)) {
            assertEquals(line.indexOf(Columns.FIRST_STRONG_ISOLATE) >= 0, line.indexOf(Columns.POP_ISOLATE) >= 0, line);
        }
    }

    private static List<String> show(Ledger ledger, int columns, int rows, boolean colour) {
        return show(ledger, "", columns, rows, colour);
    }

    private static List<String> show(Ledger ledger, String news, int columns, int rows, boolean colour) {
        return new Screen(Books.SCENE, columns, rows)
                .lines(ledger, news, Duration.ofSeconds(65), NOW).stream()
                        .map(line -> line.show(columns, colour))
                        .toList();
    }
}
