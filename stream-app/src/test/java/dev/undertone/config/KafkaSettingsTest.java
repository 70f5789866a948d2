package dev.undertone.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What reaches Kafka Streams and the clients it makes. */
class KafkaSettingsTest {
    @Test
    void kafkaStreamsAcceptsWhatOurSettingsBecome() throws SettingsException {
        List<Map<String, String>> several = List.of(
                Map.of(),
                Map.of("undertone.score.deadline", "10s"),
                Map.of("undertone.score.deadline", "60s"),
                Map.of("kafka.commit.interval.ms", "30000"),
                Map.of("kafka.commit.interval.ms", "400000"),
                Map.of("kafka.processing.guarantee", "at_least_once", "undertone.score.deadline", "60s"),
                Map.of("kafka.group.instance.id", "pod-1", "kafka.linger.ms", "50"),
                Map.of("kafka.transaction.timeout.ms", "90000", "undertone.score.deadline", "20s"),
                Map.of("kafka.group.protocol", "streams"),
                Map.of("undertone.record.max.bytes", "268435456"));

        for (Map<String, String> given : several) {
            StreamsConfig config = config(given);

            long commit = config.getLong("commit.interval.ms");
            long transaction = Long.parseLong(
                    producer(config).get("transaction.timeout.ms").toString());
            assertTrue(transaction > commit, given + ": " + transaction + " against " + commit);
            assertTrue(transaction <= 900_000, given + ": a broker refuses more than 15 minutes");
        }
    }

    @Test
    void theProducerHoldsTheLargestRecordTwice() throws SettingsException {
        assertEquals(33_554_432L, producer(config(Map.of())).get("buffer.memory"));
        assertEquals(
                200L << 20,
                producer(config(Map.of("undertone.record.max.bytes", Integer.toString(100 << 20))))
                        .get("buffer.memory"));
    }

    @Test
    void aPlainNameOfTheUsersBeatsOurDefault() throws SettingsException {
        StreamsConfig config = config(Map.of(
                "kafka.linger.ms", "50",
                "kafka.compression.type", "zstd",
                "kafka.auto.offset.reset", "latest",
                "kafka.session.timeout.ms", "30000",
                "kafka.heartbeat.interval.ms", "2000",
                "kafka.max.partition.fetch.bytes", "2000000",
                "kafka.buffer.memory", "50000000"));

        assertEquals("50", producer(config).get("linger.ms"));
        assertEquals("zstd", producer(config).get("compression.type"));
        assertEquals("50000000", producer(config).get("buffer.memory"));
        assertEquals("latest", consumer(config).get("auto.offset.reset"));
        assertEquals("30000", consumer(config).get("session.timeout.ms"));
        assertEquals("2000", consumer(config).get("heartbeat.interval.ms"));
        assertEquals("2000000", consumer(config).get("max.partition.fetch.bytes"));
    }

    @Test
    void aPrefixedNameOfTheUsersBeatsThePlainOne() throws SettingsException {
        StreamsConfig config = config(Map.of(
                "kafka.linger.ms", "50",
                "kafka.producer.linger.ms", "60",
                "kafka.consumer.max.partition.fetch.bytes", "2000000",
                "kafka.main.consumer.session.timeout.ms", "31000"));

        assertEquals("60", producer(config).get("linger.ms"));
        assertEquals("2000000", consumer(config).get("max.partition.fetch.bytes"));
        assertEquals("31000", consumer(config).get("session.timeout.ms"));
    }

    @Test
    void aMemberIsStaticInEveryFormOfItsName() throws SettingsException {
        assertTrue(kafka(Map.of("kafka.group.instance.id", "a")).isStaticMember());
        assertTrue(kafka(Map.of("kafka.consumer.group.instance.id", "a")).isStaticMember());
        assertTrue(kafka(Map.of("kafka.main.consumer.group.instance.id", "a")).isStaticMember());
        assertFalse(kafka(Map.of()).isStaticMember());
    }

    @Test
    void stateIsKeptInTheUsersHomeUnlessSaidOtherwise(@TempDir Path home) throws SettingsException {
        assertEquals(home.resolve(".local/state/undertone"), KafkaSettings.defaultStateDirectory(home.toString()));
        assertEquals(Path.of("undertone-state").toAbsolutePath(), KafkaSettings.defaultStateDirectory("?"));
        assertEquals("/data", kafka(Map.of("kafka.state.dir", "/data")).stateDirectory());
        assertFalse(kafka(Map.of()).stateDirectory().startsWith(System.getProperty("java.io.tmpdir")));
    }

    @Test
    void valuesOfTheWrongTypeAreFaultsTogetherWithOurs() {
        SettingsException faults = faults(Map.of(
                "kafka.commit.interval.ms", "1s",
                "kafka.num.stream.threads", "abc",
                "kafka.producer.linger.ms", "soon",
                "kafka.fetch.min.bytes", "few",
                "kafka.processing.guarantee", "exactly_twice",
                "undertone.text.max.chars", "0"));

        assertEquals(6, faults.faults().size(), faults.getMessage());
        assertContains(faults, "kafka.commit.interval.ms = 1s: ");
        assertContains(faults, "kafka.num.stream.threads = abc: ");
        assertContains(faults, "kafka.producer.linger.ms = soon: ");
        assertContains(faults, "kafka.fetch.min.bytes = few: ");
        assertContains(faults, "kafka.processing.guarantee = exactly_twice: ");
        assertContains(faults, "undertone.text.max.chars = 0: ");
    }

    @Test
    void whatWouldDropOrLoseRecordsIsRefused() {
        Map<String, String> refused = Map.ofEntries(
                Map.entry("kafka.processing.exception.handler", "some.Handler"),
                Map.entry("kafka.deserialization.exception.handler", "some.Handler"),
                Map.entry("kafka.default.production.exception.handler", "some.Handler"),
                Map.entry("kafka.enable.auto.commit", "true"),
                Map.entry("kafka.main.consumer.isolation.level", "read_uncommitted"),
                Map.entry("kafka.acks", "1"),
                Map.entry("kafka.producer.enable.idempotence", "false"),
                Map.entry("kafka.transactional.id", "mine"),
                Map.entry("kafka.default.key.serde", "some.Serde"),
                Map.entry("kafka.consumer.value.deserializer", "some.Deserializer"),
                Map.entry("kafka.group.id", "mine"),
                Map.entry("kafka.application.id", "mine"));

        SettingsException faults = faults(refused);

        assertEquals(refused.size(), faults.faults().size(), faults.getMessage());
        refused.forEach((key, value) -> assertContains(faults, key + " = " + value + ": must "));
        assertTrue(faults.getMessage().contains("drops a record without an answer or a dead letter"));
    }

    @Test
    void whatIsHarmlessPasses() throws SettingsException {
        Settings.of(Map.of(
                "kafka.enable.auto.commit", "false",
                "kafka.acks", "all",
                "kafka.processing.guarantee", "at_least_once",
                "kafka.isolation.level", "read_uncommitted",
                "kafka.some.interceptors.own", "value"));
    }

    @Test
    void aProducerTooSmallForTheLargestRecordIsRefused() {
        SettingsException faults = faults(Map.of(
                "kafka.producer.max.request.size", "1048576",
                "kafka.buffer.memory", "1048576"));

        assertEquals(2, faults.faults().size(), faults.getMessage());
        assertContains(
                faults,
                "kafka.producer.max.request.size = 1048576: must be at least undertone.record.max.bytes (12582912)");
        assertContains(faults, "kafka.buffer.memory = 1048576: must be at least undertone.record.max.bytes (12582912)");
    }

    @Test
    void whatKafkaStreamsRefusesTogetherIsAFault() {
        assertContains(
                faults(Map.of("kafka.transaction.timeout.ms", "20000", "undertone.score.deadline", "20s")),
                "kafka.*: Transaction timeout 20000 was set lower than streams commit interval 40000");
        assertContains(
                faults(Map.of("kafka.max.in.flight.requests.per.connection", "6")),
                "kafka.*: Invalid value 6 for configuration max.in.flight.requests.per.connection");
        assertContains(
                faults(Map.of("kafka.group.protocol", "streams", "kafka.consumer.group.instance.id", "a")),
                "kafka.group.protocol = streams: does not go together with a group.instance.id");
    }

    @Test
    void theCommandsClientsTakeWhatTheyUnderstand() throws SettingsException {
        KafkaSettings kafka = kafka(Map.of(
                "kafka.client.rack", "a",
                "kafka.fetch.min.bytes", "7",
                "kafka.producer.linger.ms", "11",
                "kafka.linger.ms", "12",
                "kafka.num.stream.threads", "2",
                "kafka.my.login.module.key", "x",
                "kafka.group.instance.id", "i",
                "kafka.security.protocol", "SSL"));

        assertEquals(
                Map.of(
                        "bootstrap.servers", "localhost:9092",
                        "client.rack", "a",
                        "fetch.min.bytes", "7",
                        "my.login.module.key", "x",
                        "security.protocol", "SSL"),
                kafka.consumer());
        assertEquals("11", kafka.producer().get("linger.ms"));
        assertEquals(
                Map.of(
                        "bootstrap.servers", "localhost:9092",
                        "my.login.module.key", "x",
                        "security.protocol", "SSL"),
                kafka.admin());
    }

    private static StreamsConfig config(Map<String, String> given) throws SettingsException {
        return new StreamsConfig(kafka(given).streams());
    }

    private static KafkaSettings kafka(Map<String, String> given) throws SettingsException {
        return new KafkaSettings(Settings.of(new HashMap<>(given)));
    }

    private static Map<String, Object> producer(StreamsConfig config) {
        return config.getProducerConfigs("test");
    }

    private static Map<String, Object> consumer(StreamsConfig config) {
        return config.getMainConsumerConfigs("group", "test", 0);
    }

    private static SettingsException faults(Map<String, String> given) {
        return assertThrows(SettingsException.class, () -> Settings.of(given));
    }

    private static void assertContains(SettingsException faults, String expected) {
        assertTrue(faults.faults().stream().anyMatch(fault -> fault.startsWith(expected)), faults.getMessage());
    }
}
