package dev.undertone.cli;

import org.jspecify.annotations.Nullable;

/** A command ends early. The message says what happened, why, and what to do; no trace is shown. */
public final class CommandException extends Exception {
    private static final long serialVersionUID = 1;

    private final int exitCode;

    public CommandException(int exitCode, String message) {
        this(exitCode, message, null);
    }

    public CommandException(int exitCode, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    /** One of {@link ExitCode}. */
    public int exitCode() {
        return exitCode;
    }
}
