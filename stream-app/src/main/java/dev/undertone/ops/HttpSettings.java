package dev.undertone.ops;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the HTTP surface listens, and what it lets through.
 *
 * @param host interface to listen on
 * @param port 0 for any free one, -1 for no surface at all
 * @param idleLimit how long a connection may be silent, or a request take to arrive
 * @param keysFile null where no keys are set up
 * @param maxBodyBytes a larger body is refused
 * @param requestsPerSecond for each caller; 0 for no limit
 * @param scoreLimit how long one call may have texts scored
 * @param eventClients who may follow the events at once
 * @param eventTexts whether events show texts
 * @param evaluations folder with results of {@code undertone evaluate --json}; null for none
 * @param tls null for plain HTTP
 */
public record HttpSettings(
        String host,
        int port,
        Duration idleLimit,
        @Nullable Path keysFile,
        int maxBodyBytes,
        int requestsPerSecond,
        Duration scoreLimit,
        int eventClients,
        boolean eventTexts,
        @Nullable Path evaluations,
        @Nullable Tls tls) {
    /** A key store with the server's key, and its password. */
    public record Tls(Path keyStore, String password) {
        @Override
        public String toString() {
            return keyStore.toString();
        }
    }

    /** Whether there is to be a surface. */
    public boolean isOn() {
        return port >= 0;
    }

    /** Whether only this machine can reach it. */
    boolean isLocal() {
        return host.equals("localhost") || host.startsWith("127.") || host.equals("::1");
    }

    public String scheme() {
        return tls == null ? "http" : "https";
    }
}
