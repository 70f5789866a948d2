package dev.undertone.ops;

import dev.undertone.windows.SelectedWindows;
import dev.undertone.windows.WindowSelection;
import java.util.List;

/** The windows of this instance, and where the others are. Threads: any. */
public interface WindowView {
    /** What this instance has. */
    SelectedWindows select(WindowSelection selection);

    /** {@code host:port} of every other instance. */
    List<String> peers();

    /** On how many partitions windows lie, all instances together. */
    int partitions();
}
