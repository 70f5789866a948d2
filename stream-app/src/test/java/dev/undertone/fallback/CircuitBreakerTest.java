package dev.undertone.fallback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.undertone.schemas.BreakerState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Three failures in five minutes open it, a minute later three probes. */
class CircuitBreakerTest {
    private static final long SECOND = 1_000_000_000L;

    private final List<BreakerState> transitions = new ArrayList<>();
    private final CircuitBreaker breaker = new CircuitBreaker(
            new BreakerSettings(3, Duration.ofSeconds(300), Duration.ofSeconds(60), 3),
            (state, reason) -> transitions.add(state));

    @Test
    void threeFailuresWithinTheWindowOpenIt() {
        fail(0);
        fail(299);
        assertEquals(BreakerState.CLOSED, breaker.state());
        fail(300);

        assertEquals(BreakerState.OPEN, breaker.state());
        assertFalse(breaker.admitsTexts(300 * SECOND));
    }

    @Test
    void failuresFurtherApartDoNot() {
        fail(0);
        fail(200);
        fail(301);

        assertEquals(BreakerState.CLOSED, breaker.state());
    }

    @Test
    void exactlyThreeProbesGoThroughAMinuteLater() {
        open();

        assertFalse(breaker.admitsTexts(60 * SECOND - 1));
        for (int probe = 0; probe < 3; probe++) {
            assertEquals(probe == 0 ? BreakerState.OPEN : BreakerState.HALF_OPEN, breaker.state());
            int period = breaker.admitBatch(60 * SECOND);
            assertTrue(period != CircuitBreaker.REFUSED);
            assertEquals(CircuitBreaker.REFUSED, breaker.admitBatch(60 * SECOND), "one at a time");
            breaker.succeeded(period);
        }
        assertEquals(BreakerState.CLOSED, breaker.state());
    }

    @Test
    void threeSuccessesCloseItAndItForgetsItsFailures() {
        open();
        succeedThreeTimes(60);
        assertEquals(BreakerState.CLOSED, breaker.state());

        fail(61);
        fail(62);

        assertEquals(BreakerState.CLOSED, breaker.state(), "it stays closed");
        assertEquals(List.of(BreakerState.OPEN, BreakerState.HALF_OPEN, BreakerState.CLOSED), transitions);
    }

    @Test
    void aFailedProbeOpensItForAnotherMinute() {
        open();

        breaker.failed(breaker.admitBatch(60 * SECOND), 60 * SECOND);

        assertEquals(BreakerState.OPEN, breaker.state());
        assertFalse(breaker.admitsTexts(119 * SECOND));
        assertTrue(breaker.admitsTexts(120 * SECOND));
    }

    @Test
    void aResultFromBeforeDecidesNothing() {
        int before = breaker.admitBatch(0);
        open();
        breaker.admitBatch(60 * SECOND);

        breaker.succeeded(before);
        breaker.succeeded(before);
        breaker.succeeded(before);
        breaker.failed(before, 60 * SECOND);

        assertEquals(BreakerState.HALF_OPEN, breaker.state());
    }

    @Test
    void anOverrunOpensItAtOnce() {
        breaker.trip(5 * SECOND, "a run is past its limit");

        assertEquals(BreakerState.OPEN, breaker.state());
    }

    @Test
    void whenTheOverrunEndsProbesGoAtOnce() {
        breaker.trip(5 * SECOND, "a run is past its limit");

        breaker.overrunEnded();

        assertEquals(BreakerState.HALF_OPEN, breaker.state());
        assertTrue(breaker.admitsTexts(5 * SECOND));
    }

    @Test
    void aSecondOverrunWithinTheWindowWaitsTheFullTime() {
        breaker.trip(0, "a run is past its limit");
        breaker.overrunEnded();
        succeedThreeTimes(0);
        breaker.trip(300 * SECOND, "a run is past its limit");

        breaker.overrunEnded();

        assertEquals(BreakerState.OPEN, breaker.state());
        assertTrue(breaker.admitsTexts(360 * SECOND));
    }

    @Test
    void aProbeThatOverrunsWaitsTheFullTime() {
        open();
        breaker.admitBatch(60 * SECOND);
        breaker.trip(65 * SECOND, "a run is past its limit");

        breaker.overrunEnded();

        assertEquals(BreakerState.OPEN, breaker.state());
    }

    @Test
    void theEndOfARunDoesNotEndWhatFailuresOpened() {
        open();

        breaker.overrunEnded();

        assertEquals(BreakerState.OPEN, breaker.state());
    }

    @Test
    void openedByHandItStaysOpenUntilReset() {
        breaker.holdOpen(0);
        assertFalse(breaker.admitsTexts(10_000 * SECOND));

        breaker.reset();

        assertTrue(breaker.admitsTexts(10_000 * SECOND));
    }

    @Test
    void closedByHandItStaysClosedUntilReset() {
        breaker.holdClosed();
        open();
        breaker.trip(1, "overrun");
        assertEquals(BreakerState.CLOSED, breaker.state());

        breaker.reset();
        open();

        assertEquals(BreakerState.OPEN, breaker.state());
    }

    private void succeedThreeTimes(int second) {
        for (int probe = 0; probe < 3; probe++) {
            breaker.succeeded(breaker.admitBatch(second * SECOND));
        }
    }

    private void open() {
        fail(0);
        fail(0);
        fail(0);
    }

    private void fail(int second) {
        breaker.failed(breaker.admitBatch(second * SECOND), second * SECOND);
    }
}
