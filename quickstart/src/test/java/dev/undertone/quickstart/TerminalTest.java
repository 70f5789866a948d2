package dev.undertone.quickstart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalTest {
    @Test
    void withoutAWordAboutItsSizeATerminalHasTheUsualOne() {
        assertEquals(new Terminal(true, 80, 24, true), Terminal.of(true, Map.of("COLUMNS", "wide")));
    }

    @Test
    void theEnvironmentTellsSizeAndColour() {
        assertEquals(
                new Terminal(true, 120, 40, false),
                Terminal.of(true, Map.of("COLUMNS", "120", "LINES", "40", "NO_COLOR", "1")));
    }

    @Test
    void aDumbTerminalGetsPlainLines() {
        assertFalse(Terminal.of(true, Map.of("TERM", "dumb")).live());
    }
}
