package dev.undertone.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DurationTextTest {
    @Test
    void everyUnitIsRead() {
        assertEquals(Duration.ofMillis(250), DurationText.parse("250ms"));
        assertEquals(Duration.ofSeconds(60), DurationText.parse(" 60 s "));
        assertEquals(Duration.ofMinutes(5), DurationText.parse("5m"));
        assertEquals(Duration.ofHours(1), DurationText.parse("1h"));
        assertEquals(Duration.ofDays(36_500), DurationText.parse("36500d"));
    }

    @Test
    void otherFormsAndMoreThanACenturyAreRefused() {
        for (String text : new String[] {"", "5", "soon", "-1s", "1.5s", "36501d", "999999999999d", "9999999999999s"}) {
            assertThrows(IllegalArgumentException.class, () -> DurationText.parse(text), text);
        }
    }

    @Test
    void durationsAreWrittenForPeople() {
        assertEquals("250ms", DurationText.format(Duration.ofMillis(250)));
        assertEquals("0ms", DurationText.format(Duration.ZERO));
        assertEquals("5s", DurationText.format(Duration.ofSeconds(5)));
        assertEquals("1m 30s", DurationText.format(Duration.ofSeconds(90)));
        assertEquals("2h", DurationText.format(Duration.ofHours(2)));
    }
}
