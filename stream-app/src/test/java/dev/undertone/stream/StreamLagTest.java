package dev.undertone.stream;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class StreamLagTest {
    private static final long NOW = 1_000_000;

    private final StreamLag lag = new StreamLag(Duration.ofSeconds(2));

    @Test
    void anOldRecordOfOnePartitionMakesTheStreamLagForASecond() {
        assertFalse(lag.lags(NOW - 2000, NOW));

        assertTrue(lag.lags(NOW - 2001, NOW));
        assertTrue(lag.lags(NOW, NOW));
        assertTrue(lag.lags(NOW + 1000, NOW + 1000));
        assertFalse(lag.lags(NOW + 1001, NOW + 1001));
    }

    @Test
    void aBackfillNeverLags() {
        StreamLag never = new StreamLag(Duration.ofMillis(Long.MAX_VALUE));

        assertFalse(never.lags(0, NOW));
    }
}
