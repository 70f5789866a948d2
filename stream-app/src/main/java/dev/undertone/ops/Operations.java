package dev.undertone.ops;

/** What the HTTP surface sees of the application. Threads: any; no call blocks. */
public interface Operations {
    /** Whether the process is worth keeping: false once it has failed for good. */
    boolean isLive();

    /** Whether records are being scored: Kafka Streams runs and the model is warm. */
    boolean isReady();

    /** Everything at a glance. */
    Status status();
}
