package dev.undertone.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * What the answers cost. The process costs money while it runs, busy or idle; that money is shared among the scorers by
 * the time they kept threads busy.
 *
 * <p>Threads: any.
 */
final class CostMeters {
    private static final double NANOS_AN_HOUR = 3600e9;

    private final Meters meters;
    private final EngineMeters engine;
    private final LongSupplier nanos;

    CostMeters(Meters meters, EngineMeters engine, LongSupplier nanos) {
        this.meters = meters;
        this.engine = engine;
        this.nanos = nanos;
    }

    /** Counts from now on. */
    void start(double perHour) {
        long start = nanos.getAsLong();
        DoubleSupplier total = () -> (nanos.getAsLong() - start) / NANOS_AN_HOUR * perHour;
        FunctionCounter.builder("undertone.cost", total, DoubleSupplier::getAsDouble)
                .description("Money this process has cost, in the unit of cost.per.hour")
                .register(meters.registry());
        perMillion("model", () -> total.getAsDouble() * modelShare());
        perMillion("vader", () -> total.getAsDouble() * (1 - modelShare()));
    }

    private void perMillion(String scorer, DoubleSupplier cost) {
        meters.gauge(
                "undertone.cost.per.million.records",
                "Cost of a million answers since the start",
                () -> cost.getAsDouble() * 1e6 / answered(scorer),
                "scorer",
                scorer);
    }

    private double modelShare() {
        double model = engine.modelBusySeconds();
        double all = model + engine.fallbackBusySeconds();
        // Before the first text, the process is there for the model.
        return all == 0 ? 1 : model / all;
    }

    /** NaN before the first answer, which Prometheus shows as a gap. */
    private double answered(String scorer) {
        MeterRegistry registry = meters.registry();
        double answers = Totals.sum(registry, "undertone.answered", "scorer", scorer);
        return answers == 0 ? Double.NaN : answers;
    }
}
