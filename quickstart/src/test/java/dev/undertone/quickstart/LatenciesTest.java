package dev.undertone.quickstart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class LatenciesTest {
    private final Latencies latencies = new Latencies();

    @Test
    void withoutRecordsQuantilesAreZero() {
        assertEquals(0, latencies.quantile(0.99));
    }

    @Test
    void aQuantileIsTheLeastThatEnoughRecordsDoNotExceed() {
        for (int millis = 1; millis <= 100; millis++) {
            latencies.add(millis);
        }

        assertEquals(50, latencies.quantile(0.5));
        assertEquals(99, latencies.quantile(0.99));
    }

    @Test
    void clocksThatDisagreeCountAsNothing() {
        latencies.add(-5);

        assertEquals(0, latencies.quantile(1));
    }
}
