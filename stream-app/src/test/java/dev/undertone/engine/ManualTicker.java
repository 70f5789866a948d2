package dev.undertone.engine;

import java.time.Duration;

/** Time that moves when told to. */
final class ManualTicker implements Ticker {
    private long nanos = 1_000;

    @Override
    public synchronized long nanos() {
        return nanos;
    }

    synchronized void advance(Duration by) {
        nanos += by.toNanos();
    }
}
