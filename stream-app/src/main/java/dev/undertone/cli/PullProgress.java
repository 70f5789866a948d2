package dev.undertone.cli;

import dev.undertone.hub.PullListener;
import org.jspecify.annotations.Nullable;

/** Shows how far each file of a pull is. Threads: one. */
final class PullProgress implements PullListener {
    private static final int KILOBYTE = 1000;

    private final Terminal terminal;
    private String file = "";
    private long before;
    private @Nullable Progress progress;

    PullProgress(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void at(String name, long bytes, long size) {
        Progress current = progress;
        if (current == null || !file.equals(name)) {
            clear();
            file = name;
            // What was there already did not come just now.
            before = bytes;
            current = new Progress(terminal, "kB of " + name, size, System::nanoTime);
            progress = current;
        }
        current.at(bytes, (bytes - before) / KILOBYTE);
    }

    /** Removes the bar. */
    void clear() {
        if (progress != null) {
            progress.clear();
        }
    }
}
