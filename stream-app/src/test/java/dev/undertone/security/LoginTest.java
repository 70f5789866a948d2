package dev.undertone.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.undertone.config.KafkaSettings;
import dev.undertone.config.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ways to log in at Kafka, by settings that go through to its clients: the broker knows who comes. */
class LoginTest {
    @TempDir
    Path folder;

    @Test
    void byPasswordFromAFileAndByToken() throws Exception {
        try (SecuredBroker broker = SecuredBroker.withPasswords(folder)) {
            allow(broker, "User:undertone");

            assertEquals(List.of("seen"), topics(broker.password()));
            assertEquals(List.of("seen"), topics(broker.token()));
        }
    }

    @Test
    void byCertificate() throws Exception {
        try (SecuredBroker broker = SecuredBroker.withCertificates(folder)) {
            allow(broker, "User:CN=undertone");

            assertEquals(List.of("seen"), topics(broker.certificate()));
        }
    }

    @Test
    void aWrongPasswordIsRefused() throws Exception {
        try (SecuredBroker broker = SecuredBroker.withPasswords(folder)) {
            Map<String, String> wrong = broker.password();
            wrong.put(
                    "kafka.sasl.jaas.config",
                    "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"undertone\""
                            + " password=\"guess\";");

            ExecutionException refused = assertThrows(ExecutionException.class, () -> topics(wrong));

            assertTrue(refused.getCause() instanceof SaslAuthenticationException, refused.toString());
        }
    }

    /** A topic that only this principal may see. */
    private static void allow(SecuredBroker broker, String principal) throws Exception {
        broker.admin
                .createTopics(List.of(new NewTopic("seen", 1, (short) 1)))
                .all()
                .get();
        AclBinding rule = new AclBinding(
                new ResourcePattern(ResourceType.TOPIC, "seen", PatternType.LITERAL),
                new AccessControlEntry(principal, "*", AclOperation.DESCRIBE, AclPermissionType.ALLOW));
        broker.admin.createAcls(List.of(rule)).all().get();
    }

    /** What the owner of these settings sees, once there is anything. */
    private static List<String> topics(Map<String, String> settings) throws Exception {
        long start = System.nanoTime();
        try (Admin admin = Admin.create(new KafkaSettings(Settings.of(settings)).admin())) {
            List<String> seen = List.of();
            while (seen.isEmpty() && System.nanoTime() - start < 30_000_000_000L) {
                seen = List.copyOf(admin.listTopics().names().get());
            }
            return seen;
        }
    }
}
