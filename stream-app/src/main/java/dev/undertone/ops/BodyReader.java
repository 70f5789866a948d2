package dev.undertone.ops;

import java.io.ByteArrayOutputStream;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.BufferUtil;

/**
 * Takes a body in as it comes. Somewhat more than is kept is read and let go: who closes on a caller that is still
 * sending takes the answer away from it.
 *
 * <p>Threads: one of Jetty's at a time; none waits.
 */
final class BodyReader implements Runnable {
    private static final int LET_GO = 1 << 20;

    private final Content.Source source;
    private final int maxBytes;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private long seen;

    /** There is more than is kept. */
    static final class TooLargeException extends Exception {
        private static final long serialVersionUID = 1;
    }

    private BodyReader(Content.Source source, int maxBytes) {
        this.source = source;
        this.maxBytes = maxBytes;
    }

    /** The body, once it is there; fails with {@link TooLargeException}, or with what cut it off. */
    static CompletableFuture<byte[]> read(Content.Source source, int maxBytes) {
        BodyReader reader = new BodyReader(source, maxBytes);
        reader.run();
        return reader.body;
    }

    @Override
    public void run() {
        for (Content.Chunk chunk = source.read(); chunk != null; chunk = source.read()) {
            if (Content.Chunk.isFailure(chunk)) {
                body.completeExceptionally(chunk.getFailure());
                return;
            }
            take(chunk);
            chunk.release();
            if (chunk.isLast() || seen > (long) maxBytes + LET_GO) {
                end();
                return;
            }
        }
        source.demand(this);
    }

    private void take(Content.Chunk chunk) {
        seen += chunk.remaining();
        if (seen <= maxBytes) {
            kept.writeBytes(BufferUtil.toArray(chunk.getByteBuffer()));
        }
    }

    private void end() {
        if (seen > maxBytes) {
            body.completeExceptionally(new TooLargeException());
        } else {
            body.complete(kept.toByteArray());
        }
    }
}
