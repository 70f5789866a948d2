package dev.undertone.bench.pipeline;

import java.io.IOException;
import java.time.Duration;

/** Feeds at a fixed rate on a thread of its own, for a time or until it is ended. */
final class PacedFeed extends Thread {
    private final Feed feed;
    private final String topic;
    private final double perSecond;
    private final Duration length;
    private volatile boolean ended;
    private volatile long fed;
    private volatile boolean failed;

    PacedFeed(Feed feed, String topic, double perSecond, Duration length) {
        super("bench-feed");
        this.feed = feed;
        this.topic = topic;
        this.perSecond = perSecond;
        this.length = length;
        setDaemon(true);
    }

    @Override
    public void run() {
        try {
            fed = feed.pace(topic, perSecond, length, () -> ended);
        } catch (IOException | RuntimeException e) {
            failed = true;
        }
    }

    /** Ends it before its time. Returns how many records it fed; fails when one could not be sent. */
    long end() throws IOException, InterruptedException {
        ended = true;
        join();
        check();
        return fed;
    }

    /** Fails when a record could not be sent. */
    void check() throws IOException {
        if (failed) {
            throw new IOException("the broker did not take what was fed");
        }
    }
}
