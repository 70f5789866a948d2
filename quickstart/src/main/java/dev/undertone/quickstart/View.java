package dev.undertone.quickstart;

import java.time.Duration;

/** Shows the books while they grow. Threads: one. */
interface View extends AutoCloseable {
    /** Shows the state of now; called several times a second, and free to do nothing. */
    void show(Ledger ledger, Duration elapsed, long nowMillis);

    @Override
    void close();
}
