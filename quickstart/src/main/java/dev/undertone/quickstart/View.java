package dev.undertone.quickstart;

import java.time.Duration;

/** Shows the books while they grow. Threads: one. */
interface View extends AutoCloseable {
    /**
     * Shows the state of now; called several times a second, and free to do nothing.
     *
     * @param news what is out of the ordinary; empty when nothing is
     */
    void show(Ledger ledger, String news, Duration elapsed, long nowMillis);

    @Override
    void close();
}
