package dev.undertone.ops;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * One follower of the events. It is sent an event when the one before has left; one that does not take its events for a
 * while is dropped, so that nothing piles up for it.
 *
 * <p>Threads: any.
 */
final class EventStream {
    private static final int MISSED_AT_MOST = 10;

    private final Content.Sink sink;
    private final Callback done;
    private final boolean mayReadTexts;
    private @Nullable Runnable onEnd;
    private boolean sending;
    private boolean ended;
    private int missed;

    EventStream(Content.Sink sink, Callback done, boolean mayReadTexts) {
        this.sink = sink;
        this.done = done;
        this.mayReadTexts = mayReadTexts;
    }

    boolean mayReadTexts() {
        return mayReadTexts;
    }

    /** Hears once that it is over. */
    synchronized void onEnd(Runnable listener) {
        onEnd = listener;
        if (ended) {
            listener.run();
        }
    }

    /** Sends an event, or leaves it out while the last one is still on its way. */
    void send(byte[] event) {
        synchronized (this) {
            if (ended) {
                return;
            }
            if (sending) {
                if (++missed == MISSED_AT_MOST) {
                    fail(new IOException("does not take its events"));
                }
                return;
            }
            sending = true;
            missed = 0;
        }
        sink.write(false, ByteBuffer.wrap(event), Callback.from(this::sent, this::fail));
    }

    /** Ends it from this side. */
    void end() {
        if (markEnded()) {
            done.succeeded();
        }
    }

    private synchronized void sent() {
        sending = false;
    }

    private void fail(Throwable failure) {
        if (markEnded()) {
            done.failed(failure);
        }
    }

    private synchronized boolean markEnded() {
        if (ended) {
            return false;
        }
        ended = true;
        if (onEnd != null) {
            onEnd.run();
        }
        return true;
    }
}
