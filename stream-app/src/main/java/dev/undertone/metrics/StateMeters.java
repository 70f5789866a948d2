package dev.undertone.metrics;

import dev.undertone.schemas.BreakerState;
import dev.undertone.text.ModelIdentity;
import io.micrometer.core.instrument.Meter;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** States as sets of gauges of which one is 1, since Prometheus has numbers only. Threads: any. */
final class StateMeters {
    private static final List<BreakerState> BREAKER_STATES =
            List.of(BreakerState.CLOSED, BreakerState.OPEN, BreakerState.HALF_OPEN);

    private final Meters meters;
    private final AtomicReference<BreakerState> breaker = new AtomicReference<>(BreakerState.CLOSED);
    private @Nullable Meter modelInfo;

    StateMeters(Meters meters) {
        this.meters = meters;
        for (BreakerState state : BREAKER_STATES) {
            meters.gauge(
                    "undertone.breaker.state",
                    "1 for the state the breaker is in",
                    () -> breaker.get() == state ? 1 : 0,
                    "state",
                    Meters.lower(state.name()));
        }
    }

    void breakerMoved(BreakerState state) {
        breaker.set(state);
        meters.counter(
                        "undertone.breaker.transitions",
                        "Changes of the breaker by new state",
                        "state",
                        Meters.lower(state.name()))
                .increment();
    }

    /** Prometheus shows a metric of this kind as 1 whatever its value, so the one of the model before goes. */
    synchronized void serving(ModelIdentity model) {
        if (modelInfo != null) {
            meters.registry().remove(modelInfo);
        }
        modelInfo = meters.gauge(
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
}
