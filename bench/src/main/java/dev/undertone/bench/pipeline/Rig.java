package dev.undertone.bench.pipeline;

import dev.undertone.bench.pipeline.contestant.BrokerMain;
import dev.undertone.broker.EmbeddedBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** A broker in its own process, a folder, and topics. Threads: one. */
final class Rig implements AutoCloseable {
    static final int PARTITIONS = 4;
    private static final long POLL_MILLIS = 20;
    private static final int SEGMENT_BYTES = 16 << 20;

    private final Path folder;
    private final Child broker;
    private final String bootstrapServers;
    private final Admin admin;
    private final Map<String, String> keeping = new HashMap<>();
    private int applications;

    private Rig(Path folder, Child broker, String bootstrapServers) {
        this.folder = folder;
        this.broker = broker;
        this.bootstrapServers = bootstrapServers;
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    }

    /** @param port wanted for the broker; the next free one is taken */
    static Rig open(int port) throws IOException {
        Path folder = Files.createTempDirectory("undertone-bench-");
        int free = EmbeddedBroker.nextFreePort(port);
        List<String> command = Child.java(
                BrokerMain.class,
                List.of("-Xmx768m"),
                List.of(folder.resolve("broker").toString(), Integer.toString(free)));
        return new Rig(folder, Child.start(command, folder.resolve("broker.log")), "localhost:" + free);
    }

    String bootstrapServers() {
        return bootstrapServers;
    }

    Child broker() {
        return broker;
    }

    Path folder() {
        return folder;
    }

    /** Makes a topic whose records are dated by the broker when {@code dated}, else by their sender. */
    void createTopic(String name, boolean dated) throws ExecutionException, InterruptedException {
        createTopic(name, dated, PARTITIONS);
    }

    void createTopic(String name, boolean dated, int partitions) throws ExecutionException, InterruptedException {
        Map<String, String> config = new HashMap<>(keeping);
        config.put(dated ? "message.timestamp.type" : "cleanup.policy", dated ? "LogAppendTime" : "delete");
        NewTopic topic = new NewTopic(name, Optional.of(partitions), Optional.of((short) 1)).configs(config);
        admin.createTopics(List.of(topic)).all().get();
        awaitLeaders(name, partitions);
    }

    /**
     * Waits until the broker leads each partition, else a producer's first batch may be refused after its second was
     * taken, and is out of order for ever.
     */
    private void awaitLeaders(String topic, int partitions) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> asked = latest(topic, partitions);
        while (!isLed(topic, asked)) {
            Thread.sleep(POLL_MILLIS);
        }
    }

    private boolean isLed(String topic, Map<TopicPartition, OffsetSpec> asked)
            throws ExecutionException, InterruptedException {
        try {
            admin.describeTopics(List.of(topic)).allTopicNames().get();
            // Only a leader answers; the client asks again until there is one.
            admin.listOffsets(asked).all().get();
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return false;
            }
            throw e;
        }
    }

    /** Records appended to a topic so far; markers of transactions count too. */
    long appended(String topic) throws ExecutionException, InterruptedException {
        TopicDescription described = Objects.requireNonNull(
                admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic));
        Map<TopicPartition, OffsetSpec> ends =
                latest(topic, described.partitions().size());
        return admin.listOffsets(ends).all().get().values().stream()
                .mapToLong(ListOffsetsResult.ListOffsetsResultInfo::offset)
                .sum();
    }

    private static Map<TopicPartition, OffsetSpec> latest(String topic, int partitions) {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        for (int partition = 0; partition < partitions; partition++) {
            asked.put(new TopicPartition(topic, partition), OffsetSpec.latest());
        }
        return asked;
    }

    /** Topics made from now on lose what is older, about; else a long run would fill the disk. */
    void keepOnly(Duration age) {
        keeping.put("retention.ms", Long.toString(age.toMillis()));
        keeping.put("segment.bytes", Integer.toString(SEGMENT_BYTES));
    }

    /** Frees the disk of an application's answers. */
    void deleteOutputs(Map<String, String> settings) throws ExecutionException, InterruptedException {
        deleteTopic(settings.getOrDefault("undertone.topic.scored", ""));
    }

    void deleteTopic(String name) throws ExecutionException, InterruptedException {
        admin.deleteTopics(List.of(name)).all().get();
    }

    /** Settings for one more application that reads {@code input}; its topics are there. */
    Map<String, String> application(String input, Workload workload, int threads)
            throws ExecutionException, InterruptedException {
        return application(input, PARTITIONS, workload, threads);
    }

    /** The same for an input of so many partitions. */
    Map<String, String> application(String input, int partitions, Workload workload, int threads)
            throws ExecutionException, InterruptedException {
        String id = "bench-" + applications++;
        String home = System.getProperty("undertone.home", ".");
        Map<String, String> settings = new HashMap<>(Map.of(
                "undertone.application.id",
                id,
                "undertone.input.topics",
                input + ":tweets",
                "undertone.topic.scored",
                id + ".scored",
                "undertone.topic.windows",
                id + ".windows",
                "undertone.topic.dlq",
                id + ".dlq",
                "undertone.topics.replication.factor",
                "1",
                "undertone.model.path",
                Path.of(home)
                        .resolve(workload.model())
                        .toAbsolutePath()
                        .normalize()
                        .toString(),
                "undertone.score.deadline",
                workload.deadline().toMillis() + "ms",
                "undertone.score.backfill",
                "true",
                "undertone.engine.inference.threads",
                Integer.toString(threads)));
        settings.put("kafka.bootstrap.servers", bootstrapServers);
        settings.put("kafka.state.dir", folder.resolve(id).toString());
        createTopic(id + ".scored", true, partitions);
        createTopic(id + ".windows", false, partitions);
        createTopic(id + ".dlq", false, partitions);
        return settings;
    }

    @Override
    public void close() throws IOException {
        admin.close();
        broker.close();
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path path : found.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
