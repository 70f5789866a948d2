package dev.undertone.model;

/** A model directory cannot be served. The message names the file, what was wanted and what was found. */
public final class ModelException extends Exception {
    private static final long serialVersionUID = 1;

    public ModelException(String message) {
        super(message);
    }

    public ModelException(String message, Throwable cause) {
        super(message, cause);
    }
}
