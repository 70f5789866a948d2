package dev.undertone.quickstart;

import java.io.PrintWriter;
import java.util.Locale;

/** Says what is being started, and then how long it took. Threads: one. */
final class Steps {
    private final PrintWriter out;
    private final long startNanos = System.nanoTime();
    private long sinceNanos;
    private boolean begun;

    Steps(PrintWriter out) {
        this.out = out;
    }

    void begin(String what) {
        out.printf(Locale.ROOT, "  %-28s", what);
        out.flush();
        sinceNanos = System.nanoTime();
        begun = true;
    }

    void end(String outcome) {
        out.printf(Locale.ROOT, "%6.1f s   %s%n", (System.nanoTime() - sinceNanos) / 1e9, outcome);
        out.flush();
        begun = false;
    }

    /** Time since this object was made: {@code 6.4 s}. */
    String sinceStart() {
        return String.format(Locale.ROOT, "%.1f s", (System.nanoTime() - startNanos) / 1e9);
    }

    /** Ends the line of a step that failed, so that the error has its own. */
    void abandon() {
        if (begun) {
            out.println();
            begun = false;
        }
    }
}
