package dev.undertone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaceTest {
    private final List<Long> sleeps = new ArrayList<>();
    private long now;

    @Test
    void callsAreSpreadEvenly() {
        Pace pace = pace(10);

        for (int i = 0; i < 21; i++) {
            pace.await();
        }

        assertEquals(2_000_000_000L, now);
        assertEquals(20, sleeps.size());
    }

    @Test
    void aHighRateSleepsInStepsOfAMillisecond() {
        Pace pace = pace(100_000);

        for (int i = 0; i < 100_001; i++) {
            pace.await();
        }

        assertTrue(sleeps.size() <= 1000, sleeps.size() + " sleeps");
        // The last step may still be ahead.
        assertEquals(1_000_000_000.0, (double) now, 1_100_000);
    }

    @Test
    void aDelayIsNotMadeUpForByABurst() {
        Pace pace = pace(10);
        pace.await();
        now = 10_000_000_000L;

        pace.await();
        pace.await();

        assertEquals(10_100_000_000L, now);
    }

    @Test
    void zeroNeverWaits() {
        Pace pace = pace(0);

        pace.await();
        pace.await();

        assertEquals(List.of(), sleeps);
    }

    private Pace pace(double perSecond) {
        return new Pace(perSecond, () -> now, nanos -> {
            sleeps.add(nanos);
            now += nanos;
        });
    }
}
