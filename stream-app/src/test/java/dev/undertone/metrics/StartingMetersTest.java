package dev.undertone.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.undertone.text.ModelIdentity;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Counters that alerts take a rate of are there before their first event. */
class StartingMetersTest {
    private final MeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void deadlineMissesBeginAtZeroForEveryReason() {
        new MicrometerMetrics(registry);

        assertEquals(
                Set.of("deadline_admission", "deadline_queued", "deadline_in_flight"),
                zeros("undertone.deadline.misses", "reason"));
    }

    @Test
    void changesOfTheBreakerBeginAtZeroForEveryState() {
        new MicrometerMetrics(registry).serving(new ModelIdentity("words", "1", "0123456789abcdef", "cpu", "fp32"));

        assertEquals(Set.of("closed", "open", "half_open"), zeros("undertone.breaker.transitions", "state"));
    }

    private Set<String> zeros(String name, String label) {
        Set<String> values = new TreeSet<>();
        for (Counter counter : registry.find(name).counters()) {
            assertEquals(0, counter.count());
            values.add(String.valueOf(counter.getId().getTag(label)));
        }
        return values;
    }
}
