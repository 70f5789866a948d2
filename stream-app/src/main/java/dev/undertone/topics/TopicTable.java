package dev.undertone.topics;

import dev.undertone.config.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;

/** Every topic Undertone reads or writes, with what it is created with. */
public final class TopicTable {
    private static final String MAX_MESSAGE_BYTES = "max.message.bytes";

    private TopicTable() {}

    /** The topics of these settings, inputs first. */
    public static List<NewTopic> of(Settings settings) {
        Map<String, String> delete = Map.of("cleanup.policy", "delete");
        Map<String, String> large =
                Map.of("cleanup.policy", "delete", MAX_MESSAGE_BYTES, Integer.toString(settings.maxRecordBytes()));
        // Updates of a window replace each other; windows of long ago go.
        Map<String, String> latest = Map.of("cleanup.policy", "compact,delete");
        List<NewTopic> topics = new ArrayList<>();
        settings.inputTopics().keySet().forEach(topic -> topics.add(topic(topic, settings, delete)));
        topics.add(topic(settings.scoredTopic(), settings, delete));
        topics.add(topic(settings.windowsTopic(), settings, latest));
        topics.add(topic(settings.dlqTopic(), settings, large));
        return topics;
    }

    private static NewTopic topic(String name, Settings settings, Map<String, String> configs) {
        Optional<Short> replicas =
                settings.replicationFactor() < 0 ? Optional.empty() : Optional.of(settings.replicationFactor());
        return new NewTopic(name, Optional.of(settings.partitions()), replicas).configs(configs);
    }
}
