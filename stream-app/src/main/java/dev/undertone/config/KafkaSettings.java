package dev.undertone.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.streams.StreamsConfig;

/**
 * Settings of Kafka's clients: our defaults, each for a measured reason, then what the user gave. See
 * docs/RATIONALE.md.
 *
 * <p>Kafka Streams prefers a name with a client's prefix to the plain one. So a default of ours that bears a prefix is
 * left out when the user gives the setting in any form, else it would beat the user's plain one.
 */
public final class KafkaSettings {
    /** Of the keys under which these settings are given. */
    static final String PREFIX = "kafka.";

    private static final String GUARANTEE = "processing.guarantee";
    private static final String EXACTLY_ONCE = "exactly_once_v2";
    private static final String APPLICATION_SERVER = "application.server";
    private static final String STATE_DIRECTORY = "state.dir";
    private static final String TRANSACTION_TIMEOUT = "transaction.timeout.ms";
    private static final int ROOM_FOR_HEADERS = 1 << 20;
    private static final long SMALLEST_BUFFER = 32 << 20;
    private static final long SHORTEST_TRANSACTION_MILLIS = 60_000;

    /** Brokers refuse more, unless they are told otherwise. */
    private static final long LONGEST_TRANSACTION_MILLIS = 900_000;

    // What a name may begin with for each kind of client; the form that wins comes first.
    private static final List<String> PRODUCER = List.of("producer.", "");
    private static final List<String> ADMIN = List.of("admin.", "");
    private static final List<String> CONSUMER = List.of("consumer.", "");
    private static final List<String> MAIN_CONSUMER = List.of("main.consumer.", "consumer.", "");

    /** Who is in a group, and how: of the application only. */
    private static final Set<String> MEMBERSHIP =
            Set.of("group.instance.id", "group.protocol", "group.remote.assignor");

    /** A setting as the user gave it, by its name there. */
    record Named(String name, String value) {}

    private final Settings settings;

    public KafkaSettings(Settings settings) {
        this.settings = settings;
    }

    /** For Kafka Streams. */
    public Map<String, Object> streams() {
        Map<String, Object> streams = new TreeMap<>();
        streams.put(GUARANTEE, EXACTLY_ONCE);
        // Waiting for records must not delay answers: at 10 records a second this alone takes p50 from 108 to 16 ms.
        streams.put("poll.ms", 5);
        // Both input topics count in the order of arrival: none waits for records of the other.
        streams.put("max.task.idle.ms", -1);
        putDefault(streams, PRODUCER, "linger.ms", 2);
        putDefault(streams, PRODUCER, "compression.type", "lz4");
        putDefault(streams, PRODUCER, "max.request.size", settings.maxRecordBytes() + ROOM_FOR_HEADERS);
        putDefault(streams, PRODUCER, "buffer.memory", bufferMemory());
        // The consumer hands one partition's fetch over before it turns to the next: with the usual megabyte a backlog
        // of tweets comes as runs of thousands from one partition, while the others and the windows wait for seconds.
        // A larger record still comes, alone.
        putDefault(streams, MAIN_CONSUMER, "max.partition.fetch.bytes", 128 << 10);
        // Else the stores of the windows may take some 100 MB outside of the heap, each.
        streams.put("rocksdb.config.setter", "dev.undertone.stream.WindowMemory");
        putDefault(streams, CONSUMER, "auto.offset.reset", "earliest");
        putDefault(streams, CONSUMER, "session.timeout.ms", 15_000);
        // A member learns by its next heartbeat that the group changes, and the others wait for it until then.
        putDefault(streams, CONSUMER, "heartbeat.interval.ms", 500);
        streams.put("num.stream.threads", 1);
        streams.put("replication.factor", Short.toString(settings.replicationFactor()));
        streams.put("processing.exception.handler.global.enabled", true);
        if (!settings.httpAdvertised().isEmpty()) {
            // Where the other instances ask for the windows that are here.
            streams.put(APPLICATION_SERVER, settings.httpAdvertised());
        }
        streams.putAll(settings.kafka());
        streams.put(STATE_DIRECTORY, stateDirectory());
        // Kafka Streams compares the commit interval with this form only.
        streams.put("producer." + TRANSACTION_TIMEOUT, transactionTimeout());
        streams.put("bootstrap.servers", settings.bootstrapServers());
        streams.put("application.id", settings.applicationId());
        streams.put("commit.interval.ms", settings.commitIntervalMillis());
        return streams;
    }

    /** For an admin client of a command. */
    public Map<String, Object> admin() {
        return client(ADMIN);
    }

    /** For a consumer of a command, which is in no group. */
    public Map<String, Object> consumer() {
        return client(CONSUMER);
    }

    /** For a producer of a command. */
    public Map<String, Object> producer() {
        return client(PRODUCER);
    }

    /** What a client of that kind understands of {@code kafka.*}, a name with its prefix before the plain one. */
    private Map<String, Object> client(List<String> prefixes) {
        Map<String, Object> client = new TreeMap<>();
        settings.kafka()
                .keySet()
                .forEach(full -> prefixes.stream()
                        .filter(full::startsWith)
                        .map(prefix -> full.substring(prefix.length()))
                        .filter(name -> KafkaRules.isFor(prefixes.get(0), name) && !MEMBERSHIP.contains(name))
                        .findFirst()
                        .flatMap(name -> given(prefixes, name).map(given -> Map.entry(name, given.value())))
                        .ifPresent(entry -> client.put(entry.getKey(), entry.getValue())));
        client.put("bootstrap.servers", settings.bootstrapServers());
        return client;
    }

    /** Whether this instance has a name in its group, under which it comes back after a restart. */
    public boolean isStaticMember() {
        return given(MAIN_CONSUMER, "group.instance.id")
                .filter(given -> !given.value().isBlank())
                .isPresent();
    }

    /**
     * Where Kafka Streams keeps its state, in a folder named like the application. One instance owns that folder: a
     * second one on the same host needs another {@code kafka.state.dir}.
     */
    public String stateDirectory() {
        String given = settings.kafka().get(STATE_DIRECTORY);
        return given != null && !given.isBlank()
                ? given.strip()
                : defaultStateDirectory(System.getProperty("user.home", "")).toString();
    }

    /** In the user's home, since what cleans a temporary folder deletes files of the state in use. */
    static Path defaultStateDirectory(String home) {
        // A container's user may have none; Java then calls it "?".
        Path folder = Path.of(home);
        return folder.isAbsolute() && Files.isWritable(folder)
                ? folder.resolve(".local").resolve("state").resolve("undertone")
                : Path.of("undertone-state").toAbsolutePath();
    }

    /** Where other instances reach this one, as they are told; empty when they cannot. */
    public String applicationServer() {
        return settings.kafka().getOrDefault(APPLICATION_SERVER, settings.httpAdvertised());
    }

    static boolean isExactlyOnce(Map<String, String> kafka) {
        return kafka.getOrDefault(GUARANTEE, EXACTLY_ONCE).strip().equals(EXACTLY_ONCE);
    }

    /** What the user gave the producers under this name, in the form that wins. */
    Optional<Named> ofProducer(String name) {
        return given(PRODUCER, name);
    }

    /** Throws what Kafka Streams would throw at its start. */
    void requireAccepted() {
        StreamsConfig config = new QuietStreamsConfig(streams());
        config.getProducerConfigs("check");
        config.getMainConsumerConfigs("check", "check", 0);
        config.getAdminConfigs("check");
    }

    private void putDefault(Map<String, Object> streams, List<String> prefixes, String name, Object value) {
        if (given(prefixes, name).isEmpty()) {
            streams.put(prefixes.get(0) + name, value);
        }
    }

    private Optional<Named> given(List<String> prefixes, String name) {
        return prefixes.stream()
                .map(prefix -> prefix + name)
                .filter(settings.kafka()::containsKey)
                .findFirst()
                .map(full ->
                        new Named(full, settings.kafka().getOrDefault(full, "").strip()));
    }

    private long bufferMemory() {
        return Math.max(SMALLEST_BUFFER, 2L * settings.maxRecordBytes());
    }

    /** As given, else with room for commits that come late. */
    private String transactionTimeout() {
        return given(PRODUCER, TRANSACTION_TIMEOUT).map(Named::value).orElseGet(() -> {
            long wanted = Math.max(SHORTEST_TRANSACTION_MILLIS, 3 * settings.commitIntervalMillis());
            return Long.toString(Math.min(LONGEST_TRANSACTION_MILLIS, wanted));
        });
    }

    /** Checks without a page of values in the log. */
    private static final class QuietStreamsConfig extends StreamsConfig {
        QuietStreamsConfig(Map<String, Object> settings) {
            super(settings, false);
        }
    }
}
