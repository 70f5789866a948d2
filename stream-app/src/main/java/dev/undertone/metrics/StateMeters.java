package dev.undertone.metrics;

import dev.undertone.schemas.BreakerState;
import dev.undertone.text.ModelIdentity;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** States as sets of gauges of which one is 1, since Prometheus has numbers only. Threads: any. */
final class StateMeters {
    private static final List<BreakerState> BREAKER_STATES =
            List.of(BreakerState.CLOSED, BreakerState.OPEN, BreakerState.HALF_OPEN);

    private final Meters meters;
    private final ConcurrentMap<String, AtomicReference<BreakerState>> breakers = new ConcurrentHashMap<>();
    private final Map<String, Meter> modelInfos = new HashMap<>();

    StateMeters(Meters meters) {
        this.meters = meters;
    }

    private AtomicReference<BreakerState> bindBreaker(String model) {
        AtomicReference<BreakerState> breaker = new AtomicReference<>(BreakerState.CLOSED);
        for (BreakerState state : BREAKER_STATES) {
            meters.gauge(
                    "undertone.breaker.state",
                    "1 for the state the breaker is in",
                    () -> breaker.get() == state ? 1 : 0,
                    "model",
                    model,
                    "state",
                    Meters.lower(state.name()));
            // A rate over a series that begins with its first event would miss that event.
            transitions(model, state);
        }
        return breaker;
    }

    void breakerMoved(String model, BreakerState state) {
        breaker(model).set(state);
        transitions(model, state).increment();
    }

    /** Prometheus shows a metric of this kind as 1 whatever its value, so the one of the model before goes. */
    synchronized void serving(ModelIdentity model) {
        breaker(model.name());
        Meter before = modelInfos.remove(model.name());
        if (before != null) {
            meters.registry().remove(before);
        }
        Meter info = meters.gauge(
                "undertone.model.info",
                "1 for the model that serves",
                () -> 1,
                "model",
                model.name(),
                "version",
                model.version(),
                "digest",
                model.digest(),
                "device",
                model.device(),
                "precision",
                model.precision());
        modelInfos.put(model.name(), info);
    }

    private AtomicReference<BreakerState> breaker(String model) {
        return breakers.computeIfAbsent(model, this::bindBreaker);
    }

    void bindStreams(List<String> states, Supplier<String> current) {
        for (String state : states) {
            meters.gauge(
                    "undertone.streams.state",
                    "1 for the state Kafka Streams is in",
                    () -> current.get().equals(state) ? 1 : 0,
                    "state",
                    Meters.lower(state));
        }
    }

    private Counter transitions(String model, BreakerState state) {
        return meters.counter(
                "undertone.breaker.transitions",
                "Changes of the breaker by new state",
                "model",
                model,
                "state",
                Meters.lower(state.name()));
    }
}
