package dev.undertone.ops;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.server.Request;

/** Reads bodies, of bounded length and in bounded time, without a thread that waits. Threads: any. */
final class Bodies {
    private final int maxBytes;
    private final Duration limit;

    Bodies(int maxBytes, Duration limit) {
        this.maxBytes = maxBytes;
        this.limit = limit;
    }

    /** All of a request's body, or why it did not come. */
    CompletableFuture<byte[]> read(Request request) {
        return BodyReader.read(request, maxBytes).orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Lets a body go by that nobody wants; completes in any case. */
    CompletableFuture<byte[]> skip(Request request) {
        return BodyReader.read(request, 0)
                .orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(failure -> new byte[0]);
    }

    /** What to tell the caller. The connection ends, since the rest of the body may still be on its way. */
    Reply problem(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        Map<String, String> close = Map.of("Connection", "close");
        if (cause instanceof BodyReader.TooLargeException) {
            return new ProblemException(413, "a body may have " + maxBytes + " bytes", close).reply();
        }
        if (cause instanceof TimeoutException) {
            return new ProblemException(408, "the body did not come within " + limit.toSeconds() + " s", close).reply();
        }
        return new ProblemException(400, "the body did not come to its end", close).reply();
    }
}
