package dev.undertone.topics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.undertone.TestBroker;
import dev.undertone.config.Settings;
import dev.undertone.config.SettingsException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Creation and check of topics on a real broker; each test has topics of its own. */
class TopicsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    static Path folder;

    private static TestBroker broker;
    private static Admin admin;

    @BeforeAll
    static void start() throws Exception {
        // Everybody may do everything, until a test forbids something.
        broker = TestBroker.start(
                folder,
                Map.of(
                        "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
                        "allow.everyone.if.no.acl.found", "true"));
        admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }

    @AfterAll
    static void stop() {
        admin.close();
        broker.close();
    }

    @Test
    void whatIsMissingIsCreatedAndIsThereAtOnce() throws Exception {
        Topics topics = topics("new");

        assertEquals(List.of("new.dlq", "new.in", "new.scored", "new.windows"), topics.create());
        assertEquals(List.of(), topics.check().faults());
    }

    @Test
    void whatIsThereIsLeftAsItIs() throws Exception {
        admin.createTopics(List.of(new NewTopic("again.in", Optional.of(7), Optional.empty())))
                .all()
                .get();
        Topics topics = topics("again");

        assertEquals(List.of("again.dlq", "again.scored", "again.windows"), topics.create());
        assertEquals(List.of(), topics.create());
        assertEquals(7, partitions("again.in"));
        assertEquals(4, partitions("again.scored"));
    }

    @Test
    void missingTopicsAreNamedWithTheCommandThatMakesThem() throws Exception {
        TopicReport report = topics("missing").check();

        assertEquals(
                List.of("missing topics: missing.in, missing.scored, missing.windows, missing.dlq; `undertone topics"
                        + " create` makes them"),
                report.faults());
    }

    @Test
    void answersNeedAsManyPartitionsAsTheirInputs() throws Exception {
        Topics topics = created("few");
        admin.createPartitions(Map.of("few.in", NewPartitions.increaseTo(6)))
                .all()
                .get();
        await(() -> partitions("few.in") == 6);

        List<String> faults = topics.check().faults();

        assertEquals(1, faults.size(), faults.toString());
        assertTrue(faults.get(0).startsWith("few.scored has 4 partitions, few.in has 6: "), faults.get(0));
        assertTrue(
                faults.get(0)
                        .endsWith("; kafka-topics.sh --bootstrap-server localhost:9092 --alter --topic few.scored"
                                + " --partitions 6"),
                faults.get(0));
    }

    @Test
    void theLimitsOfTheBrokerAreFound() throws Exception {
        TopicReport report = created("limits").check();

        assertEquals(1_048_588, report.maxMessageBytes("limits.scored"));
        assertEquals(12 << 20, report.maxMessageBytes("limits.dlq"));
        assertEquals(List.of(), report.warnings());
    }

    @Test
    void anOutputThatRefusesOldRecordsIsAFault() throws Exception {
        Topics topics = created("old");
        set("old.scored", "message.timestamp.before.max.ms", "86400000");

        assertFault(topics.check(), "old.scored has message.timestamp.before.max.ms = 86400000: ");
    }

    @Test
    void anOutputThatRefusesHistoryIsAWarning() throws Exception {
        Topics topics = created("history");
        set("history.dlq", "message.timestamp.before.max.ms", Long.toString(30L * 86_400_000));

        TopicReport report = topics.check();

        assertEquals(List.of(), report.faults());
        assertEquals(1, report.warnings().size(), report.warnings().toString());
    }

    @Test
    void anOutputThatRefusesWhatWeLetBeAheadIsAFault() throws Exception {
        Topics topics = created("ahead");
        set("ahead.dlq", "message.timestamp.after.max.ms", "60000");

        assertFault(
                topics.check(),
                "ahead.dlq has message.timestamp.after.max.ms = 60000: less than undertone.event.time.max.ahead (5m)");
    }

    @Test
    void policiesThatWasteOrCutAreWarnings() throws Exception {
        Topics topics = created("other");
        set("other.windows", "cleanup.policy", "delete");
        set("other.dlq", "max.message.bytes", "1000000");

        TopicReport report = topics.check();

        assertEquals(List.of(), report.faults());
        assertEquals(2, report.warnings().size(), report.warnings().toString());
        assertTrue(report.warnings().get(0).startsWith("other.windows has a cleanup.policy without compact"));
        assertTrue(report.warnings().get(1).startsWith("other.dlq has max.message.bytes = 1000000"));
    }

    @Test
    void timestampsOfTheBrokersHaveNoLimits() throws Exception {
        Topics topics = created("append");
        set("append.scored", "message.timestamp.before.max.ms", "86400000");
        set("append.scored", "message.timestamp.type", "LogAppendTime");

        assertEquals(List.of(), topics.check().faults());
    }

    @Test
    void aCompactedOutputForRecordsWithoutKeysIsAFault() throws Exception {
        Topics topics = created("compact");
        set("compact.scored", "cleanup.policy", "compact");

        assertFault(topics.check(), "compact.scored has a cleanup.policy with compact: ");
    }

    @Test
    void aConfigurationThatMayNotBeReadIsTakenToBeKafkasDefault() throws Exception {
        Topics topics = created("hidden");
        deny("hidden.dlq", AclOperation.DESCRIBE_CONFIGS);
        await(() -> !topics.check().warnings().isEmpty());

        TopicReport report = topics.check();

        assertEquals(List.of(), report.faults());
        assertEquals(1_048_588, report.maxMessageBytes("hidden.dlq"));
        assertEquals(1_048_588, report.maxMessageBytes("hidden.scored"));
        assertEquals(1, report.warnings().size(), report.warnings().toString());
        assertTrue(report.warnings().get(0).startsWith("the configuration of hidden.dlq may not be read"));
    }

    @Test
    void aConfigurationWithoutValuesIsTakenToBeKafkasDefault() {
        Config nothing = new Config(List.of());

        assertFalse(TopicPolicy.isKnown(nothing));
        assertEquals(1_048_588, TopicPolicy.of(nothing).maxMessageBytes());
        assertEquals(List.of(), TopicPolicy.of(nothing).faults("any", Duration.ofMinutes(50), new KafkaTools("any")));
    }

    private static Topics created(String name) throws Exception {
        Topics topics = topics(name);
        topics.create();
        return topics;
    }

    private static Topics topics(String name) throws SettingsException {
        Map<String, String> settings = new HashMap<>();
        settings.put("undertone.input.topics", name + ".in:texts");
        settings.put("undertone.topic.scored", name + ".scored");
        settings.put("undertone.topic.windows", name + ".windows");
        settings.put("undertone.topic.dlq", name + ".dlq");
        return new Topics(admin, Settings.of(settings));
    }

    private static int partitions(String topic) throws ExecutionException, InterruptedException {
        return admin.describeTopics(List.of(topic))
                .topicNameValues()
                .get(topic)
                .get()
                .partitions()
                .size();
    }

    private static void set(String topic, String name, String value) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        AlterConfigOp set = new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
        admin.incrementalAlterConfigs(Map.of(resource, List.of(set))).all().get();
        await(() -> admin.describeConfigs(List.of(resource))
                .values()
                .get(resource)
                .get()
                .get(name)
                .value()
                .equals(value));
    }

    /** What the controller has done, the broker hears of a moment later. */
    private static void await(Callable<Boolean> seen) throws Exception {
        long start = System.nanoTime();
        while (!seen.call()) {
            assertTrue(System.nanoTime() - start < PATIENCE.toNanos(), "not seen within " + PATIENCE);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private static void deny(String topic, AclOperation operation) throws Exception {
        ResourcePattern pattern = new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL);
        admin.createAcls(List.of(
                        new AclBinding(
                                pattern,
                                new AccessControlEntry(
                                        "User:ANONYMOUS", "*", AclOperation.ALL, AclPermissionType.ALLOW)),
                        new AclBinding(
                                pattern,
                                new AccessControlEntry("User:ANONYMOUS", "*", operation, AclPermissionType.DENY))))
                .all()
                .get();
    }

    private static void assertFault(TopicReport report, String expected) {
        assertEquals(1, report.faults().size(), report.faults().toString());
        assertTrue(report.faults().get(0).startsWith(expected), report.faults().get(0));
    }
}
