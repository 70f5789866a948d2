package dev.undertone.windows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Windows of a minute, half a minute of grace, quiet after ten seconds; all times in milliseconds. */
class DimensionClockTest {
    private static final WindowSettings SETTINGS = new WindowSettings(
            Duration.ofMinutes(1),
            Duration.ofSeconds(30),
            Duration.ofSeconds(10),
            Duration.ofHours(1),
            Duration.ofSeconds(1));
    private static final long MINUTE = 60_000;
    private static final long BORN = 1_000 * MINUTE;
    /** A minute on, since the events of these tests are hours old. */
    private static final long READY = BORN + MINUTE;

    private final DimensionClock clock = new DimensionClock(SETTINGS, 0, BORN);

    @Test
    void aWindowClosesOnceGraceHasPassedInEventTime() {
        clock.observe(0, 2 * MINUTE + 29_999, READY);
        assertFalse(clock.advance(READY) && clock.isClosed(MINUTE));

        clock.observe(0, 2 * MINUTE + 30_000, READY);
        clock.advance(READY);

        assertTrue(clock.isClosed(MINUTE));
        assertFalse(clock.isClosed(2 * MINUTE));
    }

    @Test
    void nothingClosesBeforeEveryPartitionCouldShowItself() {
        clock.observe(0, 10 * MINUTE, BORN + 9_999);

        assertFalse(clock.advance(READY - 1));
    }

    @Test
    void theSlowestPartitionHoldsTimeBack() {
        clock.observe(0, 100 * MINUTE, READY);
        clock.observe(1, 3 * MINUTE, READY);

        clock.advance(READY);

        assertEquals(2 * MINUTE, clock.closedBefore());
    }

    @Test
    void aQuietPartitionNoLongerHoldsTimeBack() {
        clock.observe(1, 3 * MINUTE, READY);
        clock.observe(0, 100 * MINUTE, READY + MINUTE);

        clock.advance(READY + MINUTE);

        assertEquals(99 * MINUTE, clock.closedBefore());
    }

    @Test
    void whenAllAreQuietTheNewestWindowClosesAndNoMore() {
        clock.observe(0, 5 * MINUTE + 1, READY);

        clock.advance(READY + MINUTE);

        assertTrue(clock.isClosed(5 * MINUTE));
        assertFalse(clock.isClosed(6 * MINUTE), "a replay may go on after its pause");
        assertTrue(clock.isIdle(READY + MINUTE));
    }

    @Test
    void aQuietWindowOfTodayWaitsForTheWallClock() {
        clock.observe(0, BORN, BORN);

        assertFalse(clock.advance(BORN + MINUTE + 29_999) && clock.isClosed(BORN));
        clock.advance(BORN + MINUTE + 30_000);

        assertTrue(clock.isClosed(BORN));
    }

    @Test
    void aBacklogIsGivenAsMuchQuietAsItIsBehind() {
        clock.observe(0, BORN - 200_000, BORN - 175_000);
        clock.observe(0, BORN - 25_000, BORN);

        assertFalse(clock.advance(BORN + 24_999));
        assertTrue(clock.advance(BORN + 25_000));
    }

    @Test
    void aRestoredClockStillKnowsWhatIsClosed() {
        DimensionClock restored = new DimensionClock(SETTINGS, 7 * MINUTE, BORN);

        assertTrue(restored.isClosed(6 * MINUTE));
        assertFalse(restored.isClosed(7 * MINUTE));
    }
}
