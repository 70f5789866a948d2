package dev.undertone.ops;

import java.util.List;
import java.util.Map;

/** {@code /health/live} and {@code /health/ready}, for probes. */
final class HealthEndpoints {
    private final Operations operations;

    HealthEndpoints(Operations operations) {
        this.operations = operations;
    }

    List<Route> routes() {
        return List.of(Route.open("/health/live", call -> live()), Route.open("/health/ready", call -> ready()));
    }

    private Reply live() {
        return reply(operations.isLive());
    }

    private Reply ready() {
        return reply(operations.isReady());
    }

    private static Reply reply(boolean up) {
        return Reply.json(up ? 200 : 503, Map.of("status", up ? "UP" : "DOWN"));
    }
}
