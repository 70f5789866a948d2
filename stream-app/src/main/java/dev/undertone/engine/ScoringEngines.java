package dev.undertone.engine;

import java.util.Map;

/**
 * The engines by the name of their model. Each has buckets, permits and a breaker of its own, so that a slow or broken
 * model holds up its own texts alone.
 *
 * <p>Threads: any.
 */
public final class ScoringEngines {
    private final Map<String, ScoringEngine> byModel;

    public ScoringEngines(Map<String, ScoringEngine> byModel) {
        this.byModel = Map.copyOf(byModel);
    }

    /** The engine of a model that serves. */
    public ScoringEngine of(String model) {
        ScoringEngine engine = byModel.get(model);
        if (engine == null) {
            throw new IllegalStateException("no engine for " + model + " among " + byModel.keySet());
        }
        return engine;
    }
}
