package dev.undertone.windows;

import dev.undertone.schemas.SentimentWindow;
import java.util.List;
import java.util.Set;

/**
 * The windows one instance has.
 *
 * @param partitions of the windows' topic that it looked into
 * @param windows newest first
 */
public record SelectedWindows(Set<Integer> partitions, List<SentimentWindow> windows) {
    public SelectedWindows {
        partitions = Set.copyOf(partitions);
        windows = List.copyOf(windows);
    }
}
