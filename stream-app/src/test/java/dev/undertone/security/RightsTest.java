package dev.undertone.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.undertone.App;
import dev.undertone.config.KafkaSettings;
import dev.undertone.config.Settings;
import dev.undertone.metrics.MicrometerMetrics;
import dev.undertone.topics.TopicReport;
import dev.undertone.topics.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The rights that docs/deployment.md lists, on a broker that allows nothing else: with all of them the application does
 * its work, and without any one it does not start, and says which.
 */
class RightsTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int RECORDS = 40;

    @TempDir
    static Path folder;

    private static SecuredBroker broker;
    private static Settings settings;
    private static Admin user;
    private static Set<Integer> answers;

    /** Runs the application once with all rights, so that its internal topics are there. */
    @BeforeAll
    static void start() throws Exception {
        broker = SecuredBroker.withPasswords(folder);
        Map<String, String> given = new HashMap<>(broker.password());
        given.put("kafka.state.dir", folder.resolve("state").toString());
        given.put("undertone.topics.replication.factor", "1");
        settings = Settings.of(given);
        user = Admin.create(new KafkaSettings(settings).admin());
        new Topics(broker.admin, settings).create();
        broker.admin
                .createAcls(Right.documented().stream().map(Right::rule).toList())
                .all()
                .get();
        await(() -> faults().isEmpty() && warnings().isEmpty());
        answers = runOnce();
    }

    @AfterAll
    static void stop() {
        user.close();
        broker.close();
    }

    static List<Right> rights() throws IOException {
        return Right.documented();
    }

    @Test
    void theListedRightsSuffice() {
        assertEquals(RECORDS, answers.size());
    }

    @ParameterizedTest
    @MethodSource("rights")
    void withoutOneOfThemItDoesNotStartAndSaysWhichIsMissing(Right right) throws Exception {
        broker.admin.deleteAcls(List.of(right.rule().toFilter())).all().get();
        // The right to create them can only be missed where they are not there.
        List<NewTopic> deleted = right.operation() == AclOperation.CREATE ? deleteInternalTopics() : List.of();
        try {
            await(() -> !said(right).isEmpty());

            List<String> said = said(right);

            assertEquals(1, said.size(), said.toString());
            assertTrue(said.get(0).contains(right.name()), said.get(0));
            assertTrue(
                    said.get(0).contains(right.optional() ? "DESCRIBE_CONFIGS" : "may not " + right.operation()),
                    said.get(0));
        } finally {
            broker.admin.createTopics(deleted).all().get();
            broker.admin.createAcls(List.of(right.rule())).all().get();
            await(() -> said(right).isEmpty());
        }
    }

    private static List<String> said(Right right) throws Exception {
        return right.optional() ? warnings() : faults();
    }

    private static List<String> faults() throws Exception {
        return check().faults();
    }

    private static List<String> warnings() throws Exception {
        return check().warnings();
    }

    private static TopicReport check() throws Exception {
        return new Topics(user, settings).check();
    }

    private static Set<Integer> runOnce() throws Exception {
        try (App app = App.open(settings, check(), new MicrometerMetrics(new SimpleMeterRegistry()))) {
            app.start();
            send();
            return awaitAnswers();
        }
    }

    private static void send() {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(broker.own(), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < RECORDS; i++) {
                byte[] value = ("{\"text\":\"what a day\",\"id\":\"" + i + "\"}").getBytes(UTF_8);
                var unused = producer.send(new ProducerRecord<>("tweets.raw", value));
            }
        }
    }

    private static Set<Integer> awaitAnswers() {
        Set<Integer> seen = new HashSet<>();
        Map<String, Object> reading = broker.own();
        reading.put("isolation.level", "read_committed");
        reading.put("auto.offset.reset", "earliest");
        reading.put("group.id", "reader");
        long start = System.nanoTime();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(reading, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of("sentiment.scored"));
            while (seen.size() < RECORDS && System.nanoTime() - start < PATIENCE.toNanos()) {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(record -> seen.add(record.partition() * 1_000 + (int) record.offset()));
            }
        }
        return seen;
    }

    /** Returns what brings them back. */
    private static List<NewTopic> deleteInternalTopics() throws Exception {
        List<String> internal = broker.admin.listTopics().names().get().stream()
                .filter(topic -> topic.startsWith("undertone-"))
                .toList();
        broker.admin.deleteTopics(internal).all().get();
        return internal.stream().map(topic -> new NewTopic(topic, 4, (short) 1)).toList();
    }

    /** What the controller has done, the broker hears of a moment later. */
    private static void await(Callable<Boolean> seen) throws Exception {
        long start = System.nanoTime();
        while (!seen.call()) {
            assertTrue(System.nanoTime() - start < PATIENCE.toNanos(), () -> "not seen within " + PATIENCE);
        }
    }
}
