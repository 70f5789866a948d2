package dev.undertone.hub;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The body of a response, one piece after the other. Unlike the client's stream it does not wait for ever for a server
 * that has gone silent.
 *
 * <p>Threads: one reads; the HTTP client's deliver.
 */
final class Chunks implements Flow.Subscriber<List<ByteBuffer>> {
    private final BlockingQueue<Piece> pieces = new LinkedBlockingQueue<>();
    private final Duration silence;
    private volatile Flow.@Nullable Subscription subscription;

    /** @param silence how long to wait for the next bytes */
    Chunks(Duration silence) {
        this.silence = silence;
    }

    private sealed interface Piece permits Bytes, End {}

    private record Bytes(List<ByteBuffer> buffers) implements Piece {}

    private record End(@Nullable Throwable failure) implements Piece {}

    /**
     * The next bytes, or null at the end.
     *
     * @throws IOException when the connection broke, or nothing came for too long
     */
    @Nullable
    List<ByteBuffer> next() throws IOException, InterruptedException {
        Piece piece = pieces.poll(silence.toNanos(), TimeUnit.NANOSECONDS);
        if (piece == null) {
            cancel();
            throw new IOException("nothing came for " + silence.toSeconds() + " s");
        }
        if (piece instanceof Bytes bytes) {
            // One piece at a time: a slow disk must not fill the memory.
            request();
            return bytes.buffers();
        }
        Throwable failure = ((End) piece).failure();
        if (failure != null) {
            throw new IOException(String.valueOf(failure.getMessage()), failure);
        }
        return null;
    }

    /** All of it, when it is no longer than this. */
    byte[] all(int maxBytes) throws IOException, InterruptedException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (List<ByteBuffer> buffers = next(); buffers != null; buffers = next()) {
            for (ByteBuffer buffer : buffers) {
                byte[] bytes = new byte[buffer.remaining()];
                buffer.get(bytes);
                all.writeBytes(bytes);
            }
            if (all.size() > maxBytes) {
                cancel();
                throw new IOException("the answer is longer than " + maxBytes + " bytes");
            }
        }
        return all.toByteArray();
    }

    /** Wants no more; the connection is given up. */
    void cancel() {
        Flow.Subscription current = subscription;
        if (current != null) {
            current.cancel();
        }
    }

    private void request() {
        Flow.Subscription current = subscription;
        if (current != null) {
            current.request(1);
        }
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        given.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        pieces.add(new Bytes(buffers));
    }

    @Override
    public void onError(Throwable failure) {
        pieces.add(new End(failure));
    }

    @Override
    public void onComplete() {
        pieces.add(new End(null));
    }
}
