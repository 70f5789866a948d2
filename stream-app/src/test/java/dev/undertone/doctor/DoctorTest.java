package dev.undertone.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.undertone.broker.EmbeddedBroker;
import dev.undertone.config.Settings;
import dev.undertone.config.SettingsException;
import dev.undertone.topics.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the doctor sees on a real broker with an authorizer; each test has topics and a group of its own. */
class DoctorTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    static Path folder;

    private static EmbeddedBroker broker;
    private static Admin admin;

    @BeforeAll
    static void start() throws Exception {
        broker = EmbeddedBroker.start(
                folder.resolve("broker"),
                EmbeddedBroker.nextFreePort(40_000 + ThreadLocalRandom.current().nextInt(9_000)),
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
    void whereEverythingIsThereItWouldRun() throws Exception {
        Settings settings = created("sound");

        List<Finding> findings = new Doctor(settings, admin).examine();

        assertTrue(Doctor.isReady(findings), findings.toString());
        assertEquals(
                List.of(
                        "broker",
                        "clock",
                        "topics",
                        "access",
                        "state topics",
                        "transactions",
                        "model",
                        "libraries",
                        "state folder",
                        "http"),
                findings.stream().map(Finding::check).toList());
        assertTrue(findings.stream().noneMatch(finding -> finding.verdict() == Verdict.SKIPPED), findings.toString());
    }

    @Test
    void missingTopicsComeWithTheCommandThatMakesThem() throws Exception {
        Finding finding = failed(new TopicsCheck(settings("missing", Map.of()), admin));

        assertEquals("missing topics: missing.in, missing.scored, missing.windows, missing.dlq", finding.found());
        assertEquals("`undertone topics create` makes them", finding.mend());
    }

    @Test
    void whatMayNotBeReadOrWrittenComesWithTheCommandThatAllowsIt() throws Exception {
        Settings settings = created("closed");
        deny(ResourceType.TOPIC, "closed.in", AclOperation.READ);
        deny(ResourceType.TOPIC, "closed.dlq", AclOperation.WRITE);

        List<Finding> findings = await(new AccessCheck(settings, admin), 2);

        assertEquals(
                List.of("may not READ topic closed.in", "may not WRITE topic closed.dlq"),
                findings.stream().map(Finding::found).sorted().toList());
        assertTrue(
                findings.stream()
                        .map(Finding::mend)
                        .anyMatch(mend -> mend.endsWith(
                                "kafka-acls.sh --add --allow-principal User:NAME --operation Read --topic closed.in")),
                findings.toString());
    }

    @Test
    void aGroupThatMayNotBeJoinedIsFound() throws Exception {
        Settings settings = created("lonely");
        deny(ResourceType.GROUP, "lonely", AclOperation.ALL);

        Finding finding = await(new AccessCheck(settings, admin), 1).get(0);

        assertEquals("may not READ consumer group lonely", finding.found());
        assertTrue(finding.mend().endsWith("--operation Read --group lonely"), finding.mend());
    }

    @Test
    void transactionsThatMayNotBeUsedAreFound() throws Exception {
        deny(ResourceType.TRANSACTIONAL_ID, "untransacted-doctor", AclOperation.WRITE);

        Finding finding = await(new TransactionCheck(settings("untransacted", Map.of())), 1)
                .get(0);

        assertTrue(finding.mend().contains("--transactional-id untransacted-"), finding.mend());
    }

    @Test
    void aStateTopicOfAnotherSizeIsFound() throws Exception {
        admin.createTopics(
                        List.of(new NewTopic("resized-window-partials-repartition", Optional.of(7), Optional.empty())))
                .all()
                .get();

        Finding finding = await(new StateTopicsCheck(settings("resized", Map.of()), admin), 1)
                .get(0);

        assertTrue(finding.mend().startsWith("set undertone.windows.partitions=7"), finding.mend());
    }

    @Test
    void withoutABrokerTheRestIsLookedAtAllTheSame() throws Exception {
        List<Finding> findings = Doctor.withoutBroker(settings("alone", Map.of()), "no broker; start one");

        assertFalse(Doctor.isReady(findings));
        assertEquals("start one", findings.get(0).mend());
        assertTrue(findings.stream()
                .anyMatch(finding -> finding.check().equals("model") && finding.verdict() == Verdict.OK));
    }

    private static Settings created(String name) throws Exception {
        Settings settings = settings(name, Map.of());
        new Topics(admin, settings).create();
        return settings;
    }

    private static Settings settings(String name, Map<String, String> more) throws SettingsException {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("undertone.application.id", name);
        settings.put("undertone.input.topics", name + ".in:texts");
        settings.put("undertone.topic.scored", name + ".scored");
        settings.put("undertone.topic.windows", name + ".windows");
        settings.put("undertone.topic.dlq", name + ".dlq");
        settings.put("kafka.bootstrap.servers", broker.bootstrapServers());
        settings.put("kafka.state.dir", folder.resolve("state").toString());
        settings.put("undertone.http.port", "0");
        return Settings.of(settings);
    }

    private static Finding failed(Check check) throws Exception {
        List<Finding> findings = check.examine();
        assertEquals(1, findings.size(), findings.toString());
        assertEquals(Verdict.FAILED, findings.get(0).verdict(), findings.toString());
        return findings.get(0);
    }

    /** What the controller has done, the broker hears of a moment later. */
    private static List<Finding> await(Check check, int failures) throws Exception {
        long start = System.nanoTime();
        List<Finding> findings = check.examine();
        while (findings.stream()
                        .filter(finding -> finding.verdict() == Verdict.FAILED)
                        .count()
                < failures) {
            assertTrue(System.nanoTime() - start < PATIENCE.toNanos(), findings.toString());
            TimeUnit.MILLISECONDS.sleep(20);
            findings = check.examine();
        }
        return findings;
    }

    private static void deny(ResourceType type, String name, AclOperation operation) throws Exception {
        ResourcePattern pattern = new ResourcePattern(type, name, PatternType.LITERAL);
        AccessControlEntry everything =
                new AccessControlEntry("User:ANONYMOUS", "*", AclOperation.ALL, AclPermissionType.ALLOW);
        AccessControlEntry butThis = new AccessControlEntry("User:ANONYMOUS", "*", operation, AclPermissionType.DENY);
        admin.createAcls(List.of(new AclBinding(pattern, everything), new AclBinding(pattern, butThis)))
                .all()
                .get();
    }
}
