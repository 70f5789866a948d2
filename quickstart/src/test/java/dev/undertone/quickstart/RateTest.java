package dev.undertone.quickstart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RateTest {
    private static final long START = 1_700_000_000_000L;

    private final Rate rate = new Rate();

    @Test
    void aSteadyRateIsShownAsItIs() {
        for (int event = 0; event <= 200; event++) {
            rate.add(START + event * 50L);
        }

        // One slot of 250 ms more or less at the far end of five seconds.
        assertEquals(20, rate.perSecond(START + 10_000), 1.1);
    }

    @Test
    void afterAPauseNothingIsLeft() {
        rate.add(START);

        assertEquals(0, rate.perSecond(START + 60_000));
    }
}
