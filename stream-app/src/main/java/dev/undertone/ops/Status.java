package dev.undertone.ops;

import dev.undertone.metrics.Totals;
import dev.undertone.text.ModelIdentity;
import java.util.Map;

/**
 * An instance at a glance.
 *
 * @param application id of the group of instances
 * @param startedAt ISO 8601
 * @param streams state of Kafka Streams
 * @param guarantee {@code exactly_once_v2} or {@code at_least_once}
 * @param records since the start
 */
public record Status(
        String application,
        String version,
        String startedAt,
        long uptimeSeconds,
        boolean ready,
        String streams,
        String guarantee,
        ModelIdentity model,
        Breaker breaker,
        Engine engine,
        Topics topics,
        Totals records) {
    /**
     * The circuit breaker.
     *
     * @param held whether somebody holds it by hand
     */
    public record Breaker(String state, boolean held) {}

    /**
     * The scoring engine.
     *
     * @param permitsHeld texts it holds
     * @param permitsLimit texts it may hold
     */
    public record Engine(long deadlineMillis, int permitsHeld, int permitsLimit) {}

    /**
     * Where records come from and go to.
     *
     * @param inputs what each input topic carries
     */
    public record Topics(Map<String, String> inputs, String scored, String windows, String deadLetters) {}
}
