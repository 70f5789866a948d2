package dev.undertone.bench.pipeline;

import java.io.IOException;
import java.time.Duration;

/** Feeds at a fixed rate on a thread of its own. */
final class PacedFeed extends Thread {
    private final Feed feed;
    private final String topic;
    private final double perSecond;
    private final Duration length;
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
            feed.pace(topic, perSecond, length);
        } catch (IOException e) {
            failed = true;
        }
    }

    /** Fails when a record could not be sent. */
    void check() throws IOException {
        if (failed) {
            throw new IOException("the broker did not take what was fed");
        }
    }
}
