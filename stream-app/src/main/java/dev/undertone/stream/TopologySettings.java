package dev.undertone.stream;

import dev.undertone.enrich.OutputEncoder;
import dev.undertone.windows.WindowSettings;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * What the topology is built from.
 *
 * @param windows name of the topic of windows
 * @param windowPartitions partitions of the internal topic on which windows are added up
 * @param maxInFlightPerTask records of one task that wait for answers or for their turn
 * @param maxStaleness age from which a record may be left to the fallback
 */
public record TopologySettings(
        Collection<String> inputTopics,
        Output scored,
        String windows,
        Output deadLetters,
        OutputEncoder encoder,
        WindowSettings windowSettings,
        int windowPartitions,
        int maxInFlightPerTask,
        Duration maxStaleness) {
    public TopologySettings {
        inputTopics = List.copyOf(inputTopics);
    }

    /**
     * A topic written to.
     *
     * @param maxBytes largest record it takes
     */
    public record Output(String name, int maxBytes) {}
}
