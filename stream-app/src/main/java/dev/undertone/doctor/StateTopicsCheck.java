package dev.undertone.doctor;

import dev.undertone.config.Settings;
import dev.undertone.topics.KafkaTools;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.common.acl.AclOperation;

/** Whether the application's internal topics are as its settings want them, or may be made. */
record StateTopicsCheck(Settings settings, Admin admin) implements Check {
    private static final String REPARTITION = "-window-partials-repartition";

    @Override
    public String name() {
        return "state topics";
    }

    @Override
    public List<Finding> examine() throws Exception {
        String prefix = settings.applicationId() + "-";
        Set<String> internal = admin.listTopics().names().get().stream()
                .filter(topic -> topic.startsWith(prefix) && topic.matches(".*-(changelog|repartition)"))
                .collect(Collectors.toSet());
        if (!internal.contains(settings.applicationId() + REPARTITION)) {
            return List.of(mayBeMade(prefix));
        }
        String topic = settings.applicationId() + REPARTITION;
        int partitions = admin.describeTopics(List.of(topic))
                .allTopicNames()
                .get()
                .values()
                .iterator()
                .next()
                .partitions()
                .size();
        return List.of(
                partitions == settings.windowPartitions()
                        ? Finding.ok(name(), internal.size() + " there")
                        : Finding.failed(
                                name(),
                                topic + " has " + partitions + " partitions, undertone.windows.partitions is "
                                        + settings.windowPartitions() + ", and they are state",
                                "set undertone.windows.partitions=" + partitions
                                        + ", or another undertone.application.id to begin anew"));
    }

    private Finding mayBeMade(String prefix) throws Exception {
        boolean allowed = admin.describeCluster(new DescribeClusterOptions().includeAuthorizedOperations(true))
                .authorizedOperations()
                .get()
                .contains(AclOperation.CREATE);
        return allowed
                ? Finding.ok(name(), "none yet; the first run makes them")
                : Finding.warning(
                        name(),
                        "none yet, and whether " + prefix + "* may be made cannot be seen",
                        new KafkaTools(settings.bootstrapServers()).allowPrefixed(prefix));
    }
}
