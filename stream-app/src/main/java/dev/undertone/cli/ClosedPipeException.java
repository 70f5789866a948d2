package dev.undertone.cli;

import java.io.IOException;

/** Whoever read our output, {@code head} for one, has seen enough: an end, not a failure. */
final class ClosedPipeException extends IOException {
    private static final long serialVersionUID = 1;

    ClosedPipeException(IOException cause) {
        super(cause);
    }
}
