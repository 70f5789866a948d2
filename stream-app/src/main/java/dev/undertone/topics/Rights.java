package dev.undertone.topics;

import dev.undertone.config.Settings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.DescribeConsumerGroupsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.jspecify.annotations.Nullable;

/**
 * What the brokers must allow the application, asked of them before anything starts. A right that is missing would else
 * show itself late: as a stream thread that dies, or as an internal topic that grows for ever.
 */
public final class Rights {
    /** What a missing internal topic is asked for with; any name with the prefix serves. */
    private static final String INTERNAL = "window-partials-repartition";

    private static final Set<AclOperation> OF_INTERNAL_TOPICS =
            EnumSet.of(AclOperation.READ, AclOperation.WRITE, AclOperation.DELETE);

    private final Admin admin;
    private final Settings settings;
    private final String prefix;

    /** @param admin stays the caller's to close */
    public Rights(Admin admin, Settings settings) {
        this.admin = admin;
        this.settings = settings;
        this.prefix = settings.applicationId() + "-";
    }

    /** The rights that are missing, each with the command that grants it. Topics that are not there are passed over. */
    public List<String> missing() throws ExecutionException, InterruptedException {
        List<String> missing = new ArrayList<>();
        Map<String, Set<AclOperation>> topics = new TreeMap<>();
        settings.inputTopics().keySet().forEach(topic -> topics.put(topic, EnumSet.of(AclOperation.READ)));
        for (String topic : List.of(settings.scoredTopic(), settings.windowsTopic(), settings.dlqTopic())) {
            topics.put(topic, EnumSet.of(AclOperation.WRITE));
        }
        missing.addAll(onTopics(topics));
        missing.addAll(onInternalTopics());
        missing.addAll(onGroup());
        if (settings.exactlyOnce()) {
            missing.addAll(onTransactions());
        }
        return missing;
    }

    private List<String> onTopics(Map<String, Set<AclOperation>> wanted)
            throws ExecutionException, InterruptedException {
        List<String> missing = new ArrayList<>();
        Map<String, KafkaFuture<TopicDescription>> answers = admin.describeTopics(
                        wanted.keySet(), new DescribeTopicsOptions().includeAuthorizedOperations(true))
                .topicNameValues();
        for (Map.Entry<String, KafkaFuture<TopicDescription>> topic : answers.entrySet()) {
            lacking(wanted.getOrDefault(topic.getKey(), Set.of()), topic.getValue())
                    .forEach(operation -> missing.add(onTopic(operation, topic.getKey())));
        }
        return missing;
    }

    /** Rights on topics that do not exist yet cannot be seen, but that to create them. */
    private List<String> onInternalTopics() throws ExecutionException, InterruptedException {
        List<String> known = admin.listTopics().names().get().stream()
                .filter(topic -> topic.startsWith(prefix))
                .toList();
        if (known.isEmpty()) {
            NewTopic topic = new NewTopic(prefix + INTERNAL, Optional.of(1), Optional.empty());
            KafkaFuture<Void> creation = admin.createTopics(
                            List.of(topic), new CreateTopicsOptions().validateOnly(true))
                    .all();
            return isAllowed(creation) ? List.of() : List.of(onPrefix(AclOperation.CREATE));
        }
        EnumSet<AclOperation> missing = EnumSet.noneOf(AclOperation.class);
        for (TopicDescription topic : admin.describeTopics(
                        known, new DescribeTopicsOptions().includeAuthorizedOperations(true))
                .allTopicNames()
                .get()
                .values()) {
            missing.addAll(lacking(OF_INTERNAL_TOPICS, topic.authorizedOperations()));
        }
        return missing.stream().map(this::onPrefix).toList();
    }

    private List<String> onGroup() throws InterruptedException, ExecutionException {
        String group = settings.applicationId();
        KafkaFuture<ConsumerGroupDescription> answer = Objects.requireNonNull(admin.describeConsumerGroups(
                        List.of(group), new DescribeConsumerGroupsOptions().includeAuthorizedOperations(true))
                .describedGroups()
                .get(group));
        // A group that does not exist yet says no more than that it may be described.
        boolean allowed = isAllowed(answer)
                && (answer.isCompletedExceptionally()
                        || lacking(Set.of(AclOperation.READ), answer.get().authorizedOperations())
                                .isEmpty());
        return allowed ? List.of() : List.of(text(AclOperation.READ, "consumer group " + group, "--group " + group));
    }

    private List<String> onTransactions() throws InterruptedException, ExecutionException {
        boolean allowed =
                isAllowed(admin.describeTransactions(List.of(prefix + "rights")).all());
        String options = "--transactional-id " + prefix + " --resource-pattern-type prefixed";
        return allowed
                ? List.of()
                : List.of(text(AclOperation.WRITE, "transactional ids that begin with " + prefix, options));
    }

    /** All of them when not even the description is allowed, since each right brings that along; none without a topic. */
    private static Set<AclOperation> lacking(Set<AclOperation> wanted, KafkaFuture<TopicDescription> topic)
            throws ExecutionException, InterruptedException {
        return isAllowed(topic)
                ? topic.isCompletedExceptionally()
                        ? Set.of()
                        : lacking(wanted, topic.get().authorizedOperations())
                : wanted;
    }

    /** Whether the brokers did not refuse; that there is no such thing yet is an answer as well. */
    private static boolean isAllowed(KafkaFuture<?> answer) throws ExecutionException, InterruptedException {
        try {
            answer.get();
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ApiException) {
                return !(e.getCause() instanceof AuthorizationException);
            }
            throw e;
        }
    }

    private static Set<AclOperation> lacking(
            Collection<AclOperation> wanted, @Nullable Collection<AclOperation> allowed) {
        EnumSet<AclOperation> lacking = EnumSet.copyOf(wanted);
        // Old brokers do not say.
        lacking.removeAll(allowed == null ? wanted : allowed);
        return lacking;
    }

    private static String onTopic(AclOperation operation, String topic) {
        return text(operation, "topic " + topic, "--topic " + topic);
    }

    private String onPrefix(AclOperation operation) {
        return text(
                operation,
                "topics that begin with " + prefix,
                "--topic " + prefix + " --resource-pattern-type prefixed");
    }

    private static String text(AclOperation operation, String resource, String options) {
        String name = operation.name().charAt(0) + operation.name().substring(1).toLowerCase(Locale.ROOT);
        return "may not " + operation + " " + resource + "; grant it with kafka-acls.sh --add --allow-principal"
                + " User:NAME --operation " + name + " " + options;
    }
}
