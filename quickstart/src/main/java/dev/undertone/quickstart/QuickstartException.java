package dev.undertone.quickstart;

/** The quickstart cannot go on; the message says what happened and what to do. */
final class QuickstartException extends Exception {
    private static final long serialVersionUID = 1;

    QuickstartException(String message) {
        super(message);
    }
}
