package dev.undertone.hub;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Tries again what may succeed later: a broken connection, a hub that is busy. Threads: one. */
final class Retries {
    /** In a row without a byte of progress. */
    static final int MOST = 5;

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

    /** Waits; replaced in tests. */
    @FunctionalInterface
    interface Pause {
        void of(Duration time) throws InterruptedException;
    }

    /** What may fail for a while. */
    @FunctionalInterface
    interface Attempt<T> {
        T make() throws IOException, InterruptedException, HubException;
    }

    /** How far an attempt has come; more of it is progress. */
    @FunctionalInterface
    interface Position {
        long bytes() throws HubException;
    }

    /** The hub wants to be left alone for a while. */
    static final class BusyException extends IOException {
        private static final long serialVersionUID = 1;

        private final transient @Nullable Duration after;

        /** @param after how long, when it says so */
        BusyException(String message, @Nullable Duration after) {
            super(message);
            this.after = after;
        }
    }

    private final Pause pause;

    Retries(Pause pause) {
        this.pause = pause;
    }

    /** The attempt's result, after as many attempts as it takes or {@value #MOST} in a row that did not get further. */
    <T> T run(String what, Attempt<T> attempt, Position position) throws HubException, InterruptedException {
        int failures = 0;
        while (true) {
            long before = position.bytes();
            try {
                return attempt.make();
            } catch (IOException e) {
                failures = position.bytes() > before ? 1 : failures + 1;
                if (failures >= MOST) {
                    throw new HubException(
                            "cannot fetch " + what + ": " + reason(e) + "; " + MOST
                                    + " attempts did not get any further. Is the network there? The same command goes on"
                                    + " where this one ended",
                            e);
                }
                pause.of(length(failures, e));
            }
        }
    }

    private static Duration length(int failures, IOException failure) {
        Duration asked = failure instanceof BusyException busy ? busy.after : null;
        Duration usual = FIRST_PAUSE.multipliedBy(1L << (failures - 1));
        Duration chosen = asked != null && asked.compareTo(usual) > 0 ? asked : usual;
        return chosen.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : chosen;
    }

    /** The client often has no words for what went wrong. */
    private static String reason(IOException failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }
}
