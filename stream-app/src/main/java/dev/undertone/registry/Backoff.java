package dev.undertone.registry;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The pauses between one question and the next: each twice the one before, up to a limit. Belongs to one thread. */
final class Backoff {
    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private Duration next = FIRST;

    /** How long {@link #pause} will take. */
    Duration next() {
        return next;
    }

    /** @throws RegistryException when interrupted */
    void pause() {
        try {
            TimeUnit.NANOSECONDS.sleep(next.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RegistryException("interrupted while waiting for the schema registry", e);
        }
        Duration twice = next.multipliedBy(2);
        next = twice.compareTo(LONGEST) < 0 ? twice : LONGEST;
    }
}
