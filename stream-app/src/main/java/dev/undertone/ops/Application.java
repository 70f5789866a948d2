package dev.undertone.ops;

import dev.undertone.fallback.CircuitBreaker;
import dev.undertone.metrics.PrometheusMetrics;

/** Everything of the application that the HTTP surface shows, uses or changes. */
public record Application(
        Operations operations,
        Scoring scoring,
        WindowView windows,
        CircuitBreaker breaker,
        Faults faults,
        PrometheusMetrics metrics,
        NewestTexts newest) {}
