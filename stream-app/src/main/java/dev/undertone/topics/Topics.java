package dev.undertone.topics;

import dev.undertone.config.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Creates and checks the topics of {@link TopicTable}. Calls block until the broker answers or the client gives up. */
public final class Topics {
    private static final Duration READY_LIMIT = Duration.ofSeconds(10);
    private static final long READY_POLL_MILLIS = 20;

    private final Admin admin;
    private final Settings settings;
    private final KafkaTools tools;

    /** @param admin stays the caller's to close */
    public Topics(Admin admin, Settings settings) {
        this.admin = admin;
        this.settings = settings;
        this.tools = new KafkaTools(settings.bootstrapServers());
    }

    /** Creates what is missing. Returns what was created, by name; topics that exist are left as they are. */
    public List<String> create() throws ExecutionException, InterruptedException {
        List<String> created = new ArrayList<>();
        for (Map.Entry<String, KafkaFuture<Void>> topic :
                admin.createTopics(TopicTable.of(settings)).values().entrySet()) {
            try {
                topic.getValue().get();
                created.add(topic.getKey());
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        }
        awaitReady(created);
        return created.stream().sorted().toList();
    }

    /**
     * Waits until the new topics can be written to. The controller knows a topic before the brokers' metadata shows it,
     * and the metadata before each leader is ready; an idempotent producer whose first batch meets that moment and whose
     * second does not is out of sequence for good.
     */
    private void awaitReady(List<String> created) throws ExecutionException, InterruptedException {
        long start = System.nanoTime();
        Map<String, Integer> visible = partitions(created);
        while (visible.size() < created.size() && System.nanoTime() - start < READY_LIMIT.toNanos()) {
            TimeUnit.MILLISECONDS.sleep(READY_POLL_MILLIS);
            visible = partitions(created);
        }
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        visible.forEach((topic, partitions) -> {
            for (int partition = 0; partition < partitions; partition++) {
                ends.put(new TopicPartition(topic, partition), OffsetSpec.latest());
            }
        });
        // Answered by the leaders; the client asks again until each is one.
        admin.listOffsets(ends).all().get();
    }

    /** Looks whether every topic is there and fits, and may be used. */
    public TopicReport check() throws ExecutionException, InterruptedException {
        List<String> denied = new Rights(admin, settings).missing();
        if (!denied.isEmpty()) {
            return new TopicReport(denied, List.of(), Map.of());
        }
        List<String> names =
                TopicTable.of(settings).stream().map(NewTopic::name).toList();
        Map<String, Integer> partitions = partitions(names);
        List<String> missing =
                names.stream().filter(name -> !partitions.containsKey(name)).toList();
        if (!missing.isEmpty()) {
            String fault = "missing topics: " + String.join(", ", missing) + "; `undertone topics create` makes them";
            return new TopicReport(List.of(fault), List.of(), Map.of());
        }
        List<String> faults = new ArrayList<>(partitionFaults(partitions));
        List<String> warnings = new ArrayList<>();
        Map<String, TopicPolicy> policies = policies(names, warnings);
        for (String output : List.of(settings.scoredTopic(), settings.windowsTopic(), settings.dlqTopic())) {
            TopicPolicy policy = policies.getOrDefault(output, TopicPolicy.KAFKA_DEFAULT);
            faults.addAll(policy.faults(output, settings.eventTimeMaxAhead(), tools));
            warnings.addAll(policy.warnings(output));
            if (!output.equals(settings.windowsTopic())) {
                faults.addAll(policy.keyFaults(output, tools));
            }
        }
        warnings.addAll(policyWarnings(policies));
        Map<String, Integer> maxMessageBytes = policies.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, policy -> policy.getValue().maxMessageBytes()));
        return new TopicReport(faults, warnings, maxMessageBytes);
    }

    /** What is no fault, since it runs, but not as the table of topics has it. */
    private List<String> policyWarnings(Map<String, TopicPolicy> policies) {
        List<String> warnings = new ArrayList<>();
        String windows = settings.windowsTopic();
        TopicPolicy ofWindows = policies.get(windows);
        if (ofWindows != null && !ofWindows.keysWanted()) {
            warnings.add(
                    windows + " has a cleanup.policy without compact: every update of a window stays until it is too"
                            + " old; " + tools.setTopic(windows, "cleanup.policy", "[compact,delete]"));
        }
        String letters = settings.dlqTopic();
        int limit = settings.maxRecordBytes();
        TopicPolicy ofLetters = policies.get(letters);
        if (ofLetters != null && ofLetters.maxMessageBytes() < limit) {
            warnings.add(letters + " has max.message.bytes = " + ofLetters.maxMessageBytes()
                    + ": larger dead letters are cut; "
                    + tools.setTopic(letters, "max.message.bytes", Integer.toString(limit)));
        }
        return warnings;
    }

    private List<String> partitionFaults(Map<String, Integer> partitions) {
        int scored = partitions.getOrDefault(settings.scoredTopic(), 0);
        return settings.inputTopics().keySet().stream()
                .filter(input -> partitions.getOrDefault(input, 0) > scored)
                .map(input -> settings.scoredTopic() + " has " + scored + " partitions, " + input + " has "
                        + partitions.get(input)
                        + ": answers keep their record's partition number, so it needs at least as many; "
                        + tools.addPartitions(settings.scoredTopic(), partitions.getOrDefault(input, 0)))
                .toList();
    }

    private Map<String, Integer> partitions(List<String> names) throws ExecutionException, InterruptedException {
        Map<String, Integer> partitions = new HashMap<>();
        for (Map.Entry<String, KafkaFuture<TopicDescription>> topic :
                admin.describeTopics(names).topicNameValues().entrySet()) {
            try {
                partitions.put(
                        topic.getKey(), topic.getValue().get().partitions().size());
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                    throw e;
                }
            }
        }
        return partitions;
    }

    /** Policies by topic; one that may not be read is left out, which is a warning. */
    private Map<String, TopicPolicy> policies(List<String> names, List<String> warnings)
            throws ExecutionException, InterruptedException {
        List<ConfigResource> resources = names.stream()
                .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                .toList();
        Map<ConfigResource, KafkaFuture<Config>> answers =
                admin.describeConfigs(resources).values();
        Map<String, TopicPolicy> policies = new HashMap<>();
        for (ConfigResource resource : resources) {
            try {
                Config config = Objects.requireNonNull(answers.get(resource)).get();
                policies.put(resource.name(), TopicPolicy.of(config));
                if (!TopicPolicy.isKnown(config)) {
                    warnings.add(defaultTaken(resource.name(), "is not told by the broker"));
                }
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof AuthorizationException)) {
                    throw e;
                }
                warnings.add(defaultTaken(resource.name(), "may not be read (DESCRIBE_CONFIGS is not allowed)"));
            }
        }
        return policies;
    }

    private static String defaultTaken(String topic, String why) {
        return "the configuration of " + topic + " " + why + "; taken to be Kafka's default, with records of at most "
                + TopicPolicy.KAFKA_DEFAULT.maxMessageBytes() + " bytes";
    }
}
