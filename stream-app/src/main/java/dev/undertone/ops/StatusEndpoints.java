package dev.undertone.ops;

import dev.undertone.metrics.PrometheusMetrics;
import java.util.List;

/** {@code /metrics} and {@code /v1/status}. */
final class StatusEndpoints {
    private final Operations operations;
    private final PrometheusMetrics metrics;

    StatusEndpoints(Operations operations, PrometheusMetrics metrics) {
        this.operations = operations;
        this.metrics = metrics;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/metrics", Scope.READ, this::metrics),
                Route.get("/v1/status", Scope.READ, call -> Reply.ok(operations.status())));
    }

    private Reply metrics(Call call) {
        PrometheusMetrics.Page page = metrics.page(call.header("Accept"));
        return Reply.of(page.contentType(), page.bytes());
    }
}
