package dev.undertone.registry;

/**
 * The registry does not give what is needed. No record is at fault: whoever was processing one must not go on without it.
 * The message says what happened and what to do.
 */
public final class RegistryException extends RuntimeException {
    private static final long serialVersionUID = 1;

    RegistryException(String message, Throwable cause) {
        super(message, cause);
    }
}
