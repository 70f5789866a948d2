package dev.undertone.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;

/** Makes meters in one registry, each with its help. Threads: any. */
final class Meters {
    /** What one answer may take, from a lone text on an idle device to a backlog. */
    static final Duration[] LATENCY_BUCKETS = {
        Duration.ofMillis(1),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        Duration.ofMinutes(5)
    };

    private final MeterRegistry registry;

    Meters(MeterRegistry registry) {
        this.registry = registry;
    }

    Counter counter(String name, String help, String... labels) {
        return Counter.builder(name).description(help).tags(labels).register(registry);
    }

    Gauge gauge(String name, String help, Supplier<Number> value, String... labels) {
        return Gauge.builder(name, value).description(help).tags(labels).register(registry);
    }

    /** A timer without buckets. */
    Timer summary(String name, String help, String... labels) {
        return Timer.builder(name).description(help).tags(labels).register(registry);
    }

    Timer histogram(String name, String help, String... labels) {
        return Timer.builder(name)
                .description(help)
                .tags(labels)
                .serviceLevelObjectives(LATENCY_BUCKETS)
                .register(registry);
    }

    MeterRegistry registry() {
        return registry;
    }

    /** An enum's name as a label. */
    static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
