package dev.undertone.bench.pipeline;

import java.util.Locale;

/** Who takes part, and how each is started. */
public enum Contestant {
    LIMIT(true),
    PASS_THROUGH(false),
    UNDERTONE(true),
    VADER(false),
    NAIVE(true),
    PYTHON(true);

    private final boolean needsModel;

    Contestant(boolean needsModel) {
        this.needsModel = needsModel;
    }

    /** Whether its figures depend on the model, so that it runs once for each. */
    public boolean needsModel() {
        return needsModel;
    }

    /** As in tables: {@code pass-through}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
