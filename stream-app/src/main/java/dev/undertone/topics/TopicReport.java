package dev.undertone.topics;

import java.util.List;
import java.util.Map;

/**
 * What was found at the broker.
 *
 * @param faults why the topology cannot run, each with what mends it behind its last semicolon
 * @param warnings what may go wrong later, or could not be seen
 * @param maxMessageBytes largest record each topic takes, by topic
 */
public record TopicReport(List<String> faults, List<String> warnings, Map<String, Integer> maxMessageBytes) {
    public TopicReport {
        faults = List.copyOf(faults);
        warnings = List.copyOf(warnings);
        maxMessageBytes = Map.copyOf(maxMessageBytes);
    }

    /** Largest record the topic takes; Kafka's default where that is not known. */
    public int maxMessageBytes(String topic) {
        return maxMessageBytes.getOrDefault(topic, TopicPolicy.KAFKA_DEFAULT.maxMessageBytes());
    }
}
