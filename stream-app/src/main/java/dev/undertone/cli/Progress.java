package dev.undertone.cli;

import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * How far a long command is, on standard error: a bar that is redrawn where somebody watches a screen, else a plain line
 * every few seconds.
 */
final class Progress {
    private static final long REDRAW_NANOS = 200_000_000L;
    private static final long LINE_NANOS = 5_000_000_000L;
    private static final int BAR_CELLS = 24;

    private final Terminal terminal;
    private final String done;
    private final long totalBytes;
    private final LongSupplier nanos;
    private final long start;
    private long shownAt;
    private boolean drawn;

    /**
     * @param done what is counted, as in "1,200 sent"
     * @param totalBytes size of the input, or -1 when unknown
     */
    Progress(Terminal terminal, String done, long totalBytes, LongSupplier nanos) {
        this.terminal = terminal;
        this.done = done;
        this.totalBytes = totalBytes;
        this.nanos = nanos;
        this.start = nanos.getAsLong();
        this.shownAt = start;
    }

    /** Shows where things stand, if it is time to. */
    void at(long bytes, long records) {
        long now = nanos.getAsLong();
        if (now - shownAt < (terminal.errorsWatched() ? REDRAW_NANOS : LINE_NANOS)) {
            return;
        }
        shownAt = now;
        if (terminal.errorsWatched()) {
            // Back to the first column, the line, then erase what is left of a longer one.
            terminal.err().print("\r" + bar(bytes) + counts(records) + "\u001B[K");
            terminal.err().flush();
            drawn = true;
        } else {
            terminal.say(counts(records) + percent(bytes));
        }
    }

    /** Removes the bar, so that the next line stands alone. */
    void clear() {
        if (drawn) {
            terminal.err().print("\r\u001B[K");
            terminal.err().flush();
            drawn = false;
        }
    }

    double seconds() {
        return (nanos.getAsLong() - start) / 1e9;
    }

    private String counts(long records) {
        return String.format(Locale.ROOT, "%,d %s, %,.0f/s", records, done, records / Math.max(seconds(), 1e-3));
    }

    private String percent(long bytes) {
        return totalBytes <= 0 ? "" : String.format(Locale.ROOT, ", %d %%", share(bytes));
    }

    private String bar(long bytes) {
        if (totalBytes <= 0) {
            return "";
        }
        int full = (int) (BAR_CELLS * share(bytes) / 100);
        return "[" + "=".repeat(full) + " ".repeat(BAR_CELLS - full) + "] " + share(bytes) + " %  ";
    }

    private long share(long bytes) {
        return Math.min(100, 100 * bytes / totalBytes);
    }
}
