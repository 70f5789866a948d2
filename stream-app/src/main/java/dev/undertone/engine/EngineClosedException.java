package dev.undertone.engine;

/** The engine takes nothing in any more. A record that meets this has no answer and must be scored again elsewhere. */
public final class EngineClosedException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    EngineClosedException() {
        super("the scoring engine is closed");
    }
}
