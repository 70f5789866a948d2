package dev.undertone.ops;

import java.time.Duration;

/**
 * How the HTTP surface listens.
 *
 * @param host interface to listen on
 * @param port 0 for any free one, -1 for no surface at all
 * @param idleLimit how long a connection may say nothing
 */
public record HttpSettings(String host, int port, Duration idleLimit) {
    /** Whether there is to be a surface. */
    public boolean isOn() {
        return port >= 0;
    }
}
