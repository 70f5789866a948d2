package dev.undertone.ops;

import dev.undertone.metrics.Totals;
import dev.undertone.text.ModelIdentity;
import java.util.Map;

/** An application whose state a test decides. */
final class FixedOperations implements Operations {
    volatile boolean live = true;
    volatile boolean ready = true;

    @Override
    public boolean isLive() {
        return live;
    }

    @Override
    public boolean isReady() {
        return ready;
    }

    @Override
    public Status status() {
        return new Status(
                "undertone",
                "1.0",
                "2026-01-01T00:00:00Z",
                1,
                ready,
                "RUNNING",
                "exactly_once_v2",
                new ModelIdentity("words", "1", "0123", "cpu", "fp32"),
                new Status.Breaker("CLOSED", false),
                new Status.Engine(250, 0, 100),
                new Status.Topics(Map.of("tweets.raw", "tweets"), "scored", "windows", "dlq"),
                new Totals(7, 4, 1, 1, 1, 0, 0));
    }
}
