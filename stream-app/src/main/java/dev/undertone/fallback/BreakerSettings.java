package dev.undertone.fallback;

import java.time.Duration;

/**
 * When the breaker opens and closes.
 *
 * @param failures failed batches within {@code window} that open it
 * @param openFor how long it stays open before it lets probes through
 * @param probes batches that go through half open; when all succeed it closes
 */
public record BreakerSettings(int failures, Duration window, Duration openFor, int probes) {
    public BreakerSettings {
        if (failures < 1 || probes < 1 || window.isZero() || openFor.isZero()) {
            throw new IllegalArgumentException("every breaker setting must be positive");
        }
    }
}
