package dev.undertone.hub;

import org.jspecify.annotations.Nullable;

/** A model cannot be fetched. The message says what happened, why, and what to do. */
public final class HubException extends Exception {
    private static final long serialVersionUID = 1;

    HubException(String message) {
        this(message, null);
    }

    HubException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
