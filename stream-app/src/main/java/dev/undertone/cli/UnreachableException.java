package dev.undertone.cli;

/** No broker answers. The message says where it was looked for and what to do. */
final class UnreachableException extends Exception {
    private static final long serialVersionUID = 1;

    UnreachableException(String message, Throwable cause) {
        super(message, cause);
    }
}
