package dev.undertone.text;

import dev.undertone.schemas.FallbackReason;

/** A model could not judge a text or a batch. The message never quotes text. */
public final class ScoringException extends Exception {
    private static final long serialVersionUID = 1;

    private final FallbackReason reason;

    public ScoringException(FallbackReason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public ScoringException(FallbackReason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** What the fallback's answer will say. */
    public FallbackReason reason() {
        return reason;
    }
}
