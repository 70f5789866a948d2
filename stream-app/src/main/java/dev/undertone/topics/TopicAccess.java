package dev.undertone.topics;

import dev.undertone.config.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeConsumerGroupsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * What we may do at the broker, as it tells: it answers for whoever asks, so no right to see ACLs is needed. A topic that
 * may not even be described looks like one that is missing, and {@link Topics} says so.
 *
 * <p>Calls block until the broker answers or the client gives up.
 */
public final class TopicAccess {
    private final Admin admin;
    private final Settings settings;
    private final KafkaTools tools;

    /** @param admin stays the caller's to close */
    public TopicAccess(Admin admin, Settings settings) {
        this.admin = admin;
        this.settings = settings;
        this.tools = new KafkaTools(settings.bootstrapServers());
    }

    /** What is not allowed and must be, each with the command that allows it behind the last semicolon. */
    public List<String> faults() throws ExecutionException, InterruptedException {
        List<String> faults = new ArrayList<>();
        for (String input : settings.inputTopics().keySet()) {
            require(input, AclOperation.READ, "read", faults);
        }
        for (String output : List.of(settings.scoredTopic(), settings.windowsTopic(), settings.dlqTopic())) {
            require(output, AclOperation.WRITE, "written", faults);
        }
        requireGroup(faults);
        return faults;
    }

    private void require(String topic, AclOperation operation, String verb, List<String> faults)
            throws ExecutionException, InterruptedException {
        Set<AclOperation> allowed;
        try {
            allowed = admin.describeTopics(
                            List.of(topic), new DescribeTopicsOptions().includeAuthorizedOperations(true))
                    .allTopicNames()
                    .get()
                    .values()
                    .iterator()
                    .next()
                    .authorizedOperations();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return;
            }
            if (!(e.getCause() instanceof AuthorizationException)) {
                throw e;
            }
            allowed = Set.of();
        }
        if (allowed != null && !allowed.contains(operation)) {
            String name = operation == AclOperation.READ ? "Read" : "Write";
            faults.add("topic " + topic + " may not be " + verb + "; " + tools.allowTopic(name, topic));
        }
    }

    private void requireGroup(List<String> faults) throws ExecutionException, InterruptedException {
        String group = settings.applicationId();
        boolean allowed;
        try {
            Set<AclOperation> operations = admin.describeConsumerGroups(
                            List.of(group), new DescribeConsumerGroupsOptions().includeAuthorizedOperations(true))
                    .all()
                    .get()
                    .values()
                    .iterator()
                    .next()
                    .authorizedOperations();
            allowed = operations == null || operations.contains(AclOperation.READ);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                // The right is checked before the group is looked for.
                return;
            }
            if (!(e.getCause() instanceof AuthorizationException)) {
                throw e;
            }
            allowed = false;
        }
        if (!allowed) {
            faults.add("group " + group + " may not be joined; " + tools.allowGroup(group));
        }
    }
}
