package dev.undertone.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    @TempDir
    Path folder;

    @Test
    void theDefaultsAreValid() throws SettingsException {
        Settings settings = Settings.of(Map.of());

        assertEquals(Duration.ofMillis(250), settings.deadline());
        assertEquals(Map.of("tweets.raw", "tweets", "transcripts.raw", "transcripts"), settings.inputTopics());
        assertEquals("localhost:9092", settings.bootstrapServers());
        assertTrue(settings.exactlyOnce());
    }

    @Test
    void everyFaultIsReportedAtOnceWithKeyValueAndRule() {
        SettingsException faults = assertThrows(
                SettingsException.class,
                () -> Settings.of(Map.of(
                        "undertone.score.deadlin", "1s",
                        "undertone.score.deadline", "soon",
                        "undertone.input.topics", "tweets.raw",
                        "undertone.engine.batch.max.records", "many",
                        "undertone.text.max.chars", "0")));

        assertEquals(5, faults.faults().size(), faults.getMessage());
        assertContains(faults, "undertone.score.deadlin = 1s: no such setting; did you mean undertone.score.deadline?");
        assertContains(faults, "undertone.score.deadline = soon: must be a positive duration");
        assertContains(faults, "undertone.input.topics = tweets.raw: must be topic:source pairs");
        assertContains(faults, "undertone.engine.batch.max.records = many: must be");
        assertContains(faults, "undertone.text.max.chars = 0: ");
    }

    @Test
    void aCommitIntervalBelowTwoDeadlinesIsRefused() {
        SettingsException faults =
                assertThrows(SettingsException.class, () -> Settings.of(Map.of("kafka.commit.interval.ms", "400")));

        assertContains(faults, "kafka.commit.interval.ms = 400: must be at least twice undertone.score.deadline");
    }

    @Test
    void whatDoesNotGoTogetherIsReportedBesideWhatIsWrongByItself() {
        SettingsException faults = assertThrows(
                SettingsException.class,
                () -> Settings.of(Map.of(
                        "undertone.text.max.chars", "0",
                        "undertone.no.such", "1",
                        "undertone.topic.dlq", "sentiment.scored",
                        "kafka.acks", "1",
                        "kafka.commit.interval.ms", "400")));

        assertEquals(5, faults.faults().size(), faults.getMessage());
        assertContains(faults, "undertone.topic.dlq = sentiment.scored: must be a topic of its own");
        assertContains(faults, "kafka.commit.interval.ms = 400: must be at least twice");
    }

    @Test
    void aValueThatIsWrongByItselfIsComparedWithNothing() {
        SettingsException faults = assertThrows(
                SettingsException.class,
                () -> Settings.of(Map.of(
                        "undertone.score.deadline", "soon",
                        "kafka.commit.interval.ms", "400",
                        "undertone.input.topics", "nothing",
                        "undertone.input.topics.a.schema", "file")));

        assertEquals(2, faults.faults().size(), faults.getMessage());
    }

    @Test
    void theRegistrysFormatsNeedARegistryAndClassesThatExist() throws SettingsException {
        SettingsException faults = assertThrows(
                SettingsException.class,
                () -> Settings.of(Map.of(
                        "undertone.output.format", "registry",
                        "undertone.input.format", "registry",
                        "undertone.registry.serializer", "java.lang.String")));

        assertEquals(3, faults.faults().size(), faults.getMessage());
        assertContains(faults, "undertone.output.format = registry: needs undertone.registry.url, like http://");
        assertContains(faults, "undertone.input.format = registry: needs undertone.registry.url, like http://");
        assertContains(faults, "undertone.registry.serializer = java.lang.String: must be a class on the class path");
    }

    @Test
    void noReplicasAreRefused() throws SettingsException {
        assertEquals(
                -1,
                Settings.of(Map.of("undertone.topics.replication.factor", "-1")).replicationFactor());
        SettingsException faults = assertThrows(
                SettingsException.class, () -> Settings.of(Map.of("undertone.topics.replication.factor", "0")));

        assertContains(faults, "undertone.topics.replication.factor = 0: must be -1, or 1 to 100");
    }

    @Test
    void aLongerDeadlineStretchesTheCommitInterval() throws SettingsException {
        assertEquals(
                20_000, Settings.of(Map.of("undertone.score.deadline", "10s")).commitIntervalMillis());
    }

    @Test
    void aDurationBeyondItsLimitIsRefused() {
        SettingsException faults = assertThrows(
                SettingsException.class,
                () -> Settings.of(Map.of(
                        "undertone.windows.size", "999999999999d",
                        "undertone.score.deadline", "61s",
                        "undertone.event.time.max.ahead", "51m",
                        "undertone.faults.script", "hang:999999999999d@1s")));

        assertEquals(4, faults.faults().size(), faults.getMessage());
        assertContains(faults, "undertone.windows.size = 999999999999d: must be a positive duration");
        assertContains(faults, "undertone.score.deadline = 61s: must be a positive duration");
        assertTrue(faults.getMessage().contains("at most 60s"), faults.getMessage());
        assertTrue(faults.getMessage().contains("at most 50m"), faults.getMessage());
        assertContains(faults, "undertone.faults.script = hang:999999999999d@1s: ");
    }

    @Test
    void theHttpSurfaceIsAdvertisedWhereItListens() throws SettingsException {
        assertEquals("127.0.0.1:8080", Settings.of(Map.of()).httpAdvertised());
        assertEquals(
                "pod-1:9000",
                Settings.of(Map.of("undertone.http.advertised", "pod-1:9000")).httpAdvertised());
        // Nobody knows a free port before it is taken.
        assertEquals("", Settings.of(Map.of("undertone.http.port", "0")).httpAdvertised());
        String everywhere =
                Settings.of(Map.of("undertone.http.host", "0.0.0.0")).httpAdvertised();
        assertFalse(everywhere.startsWith("0.0.0.0"), everywhere);
    }

    @Test
    void filesOfTheHttpSurfaceMustBeThere() {
        SettingsException faults = assertThrows(
                SettingsException.class,
                () -> Settings.of(Map.of(
                        "undertone.http.keys.file", "no-such-file",
                        "undertone.http.tls.keystore", "no-such-store",
                        "undertone.http.advertised", "here")));

        assertEquals(3, faults.faults().size(), faults.getMessage());
        assertContains(faults, "undertone.http.keys.file = no-such-file: must be empty, or a file that can be read");
    }

    @Test
    void theLongestDurationsOverflowNothing() throws SettingsException {
        Settings settings = Settings.of(Map.of(
                "undertone.windows.size", "36500d",
                "undertone.breaker.open", "36500d",
                "undertone.engine.run.limit", "36500d"));

        assertTrue(settings.windows().size().toNanos() > 0);
    }

    @Test
    void everyTopicNeedsANameOfItsOwn() {
        SettingsException faults = assertThrows(
                SettingsException.class,
                () -> Settings.of(Map.of(
                        "undertone.topic.scored", "tweets.raw",
                        "undertone.topic.windows", "out",
                        "undertone.topic.dlq", "out")));

        assertEquals(2, faults.faults().size(), faults.getMessage());
        assertContains(
                faults,
                "undertone.topic.scored = tweets.raw: must be a topic of its own; it is one of undertone.input.topics");
        assertContains(
                faults, "undertone.topic.dlq = out: must be a topic of its own; it is one of undertone.topic.windows");
    }

    @Test
    void secretsComeFromFilesByConfigProvider() throws Exception {
        Path secret = folder.resolve("secret.properties");
        Files.writeString(secret, "password=s3cret\n");

        Settings settings = Settings.of(Map.of(
                "config.providers", "file",
                "config.providers.file.class", "org.apache.kafka.common.config.provider.FileConfigProvider",
                "kafka.sasl.jaas.config", "${file:" + secret + ":password}"));

        assertEquals("s3cret", settings.kafka().get("sasl.jaas.config"));
    }

    @Test
    void everyKeyHasADocumentationLine() {
        for (ConfigDef.ConfigKey key : Keys.DEFINITION.configKeys().values()) {
            assertFalse(key.documentation == null || key.documentation.isBlank(), key.name);
        }
    }

    @Test
    void theOriginOfAValueIsKnown() throws SettingsException {
        Settings settings = Settings.from(
                SettingsSource.collect(null, Map.of("UNDERTONE_SCORE_DEADLINE", "1s"), List.of("windows.size=2s")));

        assertEquals(Origin.ENVIRONMENT, settings.origin("undertone.score.deadline"));
        assertEquals(Origin.COMMAND_LINE, settings.origin("undertone.windows.size"));
        assertEquals(Origin.DEFAULT, settings.origin("undertone.windows.grace"));
    }

    private static void assertContains(SettingsException faults, String expected) {
        assertTrue(faults.faults().stream().anyMatch(fault -> fault.startsWith(expected)), faults.getMessage());
    }
}
