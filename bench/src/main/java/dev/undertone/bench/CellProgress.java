package dev.undertone.bench;

import java.io.PrintWriter;

/** How far the benchmark is, on standard error: a bar where somebody watches, else a line a cell. */
final class CellProgress {
    private static final int BAR_CELLS = 24;

    private final PrintWriter err;
    private final boolean watched = Boolean.getBoolean("undertone.tty");

    CellProgress(PrintWriter err) {
        this.err = err;
    }

    void at(int done, int of, String what) {
        if (watched) {
            int full = of == 0 ? 0 : BAR_CELLS * done / of;
            err.print("\r[" + "=".repeat(full) + " ".repeat(BAR_CELLS - full) + "] " + done + " of " + of + "  " + what
                    + "\u001B[K");
        } else {
            err.println(done + " of " + of + ": " + what);
        }
        err.flush();
    }

    /** Removes the bar. */
    void end() {
        if (watched) {
            err.print("\r\u001B[K");
            err.flush();
        }
    }
}
