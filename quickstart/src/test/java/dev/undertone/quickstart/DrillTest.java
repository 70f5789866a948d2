package dev.undertone.quickstart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.undertone.config.SettingsException;
import dev.undertone.schemas.BreakerState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DrillTest {
    @Test
    void aSpellBeginsOnceAMinute() {
        Drill drill = new Drill(true);

        List<Integer> begins = IntStream.range(0, 150)
                .filter(second -> drill.begins(Duration.ofSeconds(second)))
                .boxed()
                .toList();

        assertEquals(List.of(20, 80, 140), begins);
    }

    @Test
    void withoutADrillNothingBegins() {
        assertFalse(new Drill(false).begins(Duration.ofHours(1)));
    }

    @Test
    void newsLastAsLongAsTheSpell() {
        Drill drill = new Drill(true);

        assertEquals("", drill.news(Duration.ofSeconds(19), BreakerState.CLOSED));
        assertEquals("drill: the model hangs", drill.news(Duration.ofSeconds(20), BreakerState.CLOSED));
        assertEquals("", drill.news(Duration.ofSeconds(20).plus(Drill.LENGTH), BreakerState.CLOSED));
    }

    @Test
    void aBreakerThatIsNotClosedIsNewsWithoutADrillToo() {
        String news = new Drill(false).news(Duration.ofSeconds(25), BreakerState.HALF_OPEN);

        assertEquals("breaker half open, trying the model again", news);
    }

    @Test
    void theModelIsBackBeforeItWouldBeGivenUp() throws SettingsException {
        Duration limit = DemoSettings.of(List.of(), true, "localhost:1", 8080, Path.of("s"))
                .engine()
                .hangLimit();

        assertTrue(Drill.LENGTH.compareTo(limit) < 0, limit.toString());
    }
}
