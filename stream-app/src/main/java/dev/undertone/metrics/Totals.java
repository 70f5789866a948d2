package dev.undertone.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * What has become of all records since the start. Every record is in exactly one of the numbers after {@code consumed};
 * read while records move, the sum may be off by those that moved meanwhile.
 *
 * @param consumed reached the first step
 * @param byModel answered by the model
 * @param byFallback answered by VADER
 * @param abstained answered without a label, since nothing could judge
 * @param deadLettered refused; copies of answered records are not in it
 * @param tombstones had no value
 * @param inFlight have no answer yet
 */
public record Totals(
        long consumed,
        long byModel,
        long byFallback,
        long abstained,
        long deadLettered,
        long tombstones,
        long inFlight) {
    static Totals of(MeterRegistry registry) {
        return new Totals(
                count(registry, "undertone.consumed"),
                count(registry, "undertone.answered", "scorer", "model"),
                count(registry, "undertone.answered", "scorer", "vader"),
                count(registry, "undertone.answered", "scorer", "none"),
                count(registry, "undertone.dead.letters", "copy", "false"),
                count(registry, "undertone.tombstones"),
                inFlight(registry));
    }

    /** Records that have an answer of some kind. */
    public long answered() {
        return byModel + byFallback + abstained;
    }

    /** What is missing from the sum of promise 1; zero once nothing moves. */
    public long unaccounted() {
        return consumed - answered() - deadLettered - tombstones - inFlight;
    }

    private static long inFlight(MeterRegistry registry) {
        Gauge gauge = registry.find("undertone.in.flight.records").gauge();
        return gauge == null ? 0 : Math.round(gauge.value());
    }

    private static long count(MeterRegistry registry, String name, String... labels) {
        return Math.round(sum(registry, name, labels));
    }

    static double sum(MeterRegistry registry, String name, String... labels) {
        return registry.find(name).tags(labels).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }
}
