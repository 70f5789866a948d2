package dev.undertone.config;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.streams.StreamsConfig;
import org.jspecify.annotations.Nullable;

/**
 * What each setting for Kafka's clients must be by itself: of the type Kafka wants, and none of those on which the
 * delivery of answers rests. A name that Kafka does not know may be meant for a class of the user's and passes.
 */
final class KafkaRules {
    /** Definitions by the prefix of the clients they are for; asked for late, since short commands need none. */
    private static final Map<String, Supplier<ConfigDef>> CLIENTS = Map.of(
            "consumer.", ConsumerConfig::configDef,
            "main.consumer.", ConsumerConfig::configDef,
            "restore.consumer.", ConsumerConfig::configDef,
            "global.consumer.", ConsumerConfig::configDef,
            "producer.", ProducerConfig::configDef,
            "admin.", AdminClientConfig::configDef);

    private KafkaRules() {}

    /** The faults of these settings by name; the names have lost the prefix {@code kafka.}. */
    static Map<String, String> faults(Map<String, String> kafka) {
        boolean exactlyOnce = KafkaSettings.isExactlyOnce(kafka);
        Map<String, String> faults = new TreeMap<>();
        kafka.forEach((name, value) -> {
            ConfigKey key = key(name);
            String rule = refusal(unprefixed(name), value.strip(), exactlyOnce);
            rule = rule == null && key != null ? typeRule(key, value) : rule;
            if (rule != null) {
                faults.put(name, KafkaSettings.PREFIX + name + " = " + Secrets.masked(name, value) + ": " + rule);
            }
        });
        return faults;
    }

    private static @Nullable String refusal(String name, String value, boolean exactlyOnce) {
        if (name.endsWith("exception.handler")) {
            return "must not be set; a handler that goes on drops a record without an answer or a dead letter";
        }
        return switch (name) {
            case "application.id", "group.id" -> "must not be set; undertone.application.id is both";
            case "default.key.serde",
                    "default.value.serde",
                    "key.serializer",
                    "value.serializer",
                    "key.deserializer",
                    "value.deserializer" -> "must not be set; Undertone reads and writes its encodings itself";
            case "transactional.id" -> "must not be set; Kafka Streams names its transactions";
            case "enable.auto.commit" ->
                unless(value.equals("false"), "must be false; offsets are committed together with the answers");
            case "allow.auto.create.topics" ->
                unless(value.equals("false"), "must be false; `undertone topics create` makes the topics");
            case "acks" ->
                unless(value.equals("all") || value.equals("-1"), "must be all; else answers are lost with a broker");
            case "isolation.level" ->
                unless(!exactlyOnce || value.equals("read_committed"), "must be read_committed with exactly_once_v2");
            case "enable.idempotence" ->
                unless(!exactlyOnce || value.equals("true"), "must be true with exactly_once_v2");
            default -> null;
        };
    }

    private static @Nullable String unless(boolean good, String rule) {
        return good ? null : rule;
    }

    private static @Nullable String typeRule(ConfigKey key, String value) {
        try {
            Object parsed = ConfigDef.parseType(key.name, value, key.type);
            if (key.validator != null) {
                key.validator.ensureValid(key.name, parsed);
            }
            return null;
        } catch (ConfigException e) {
            // Kafka's message begins with value and key.
            String message = String.valueOf(e.getMessage());
            int rule = message.indexOf("for configuration " + key.name + ": ");
            return rule < 0
                    ? "not what Kafka wants there"
                    : message.substring(rule + ("for configuration " + key.name + ": ").length());
        }
    }

    /** What Kafka knows of a name, with the prefix of a client or without; null when it knows nothing. */
    static @Nullable ConfigKey key(String name) {
        Optional<String> prefix = prefix(name);
        if (prefix.isPresent()) {
            return Objects.requireNonNull(CLIENTS.get(prefix.get()))
                    .get()
                    .configKeys()
                    .get(unprefixed(name));
        }
        return Stream.of(
                        StreamsConfig.configDef(),
                        ConsumerConfig.configDef(),
                        ProducerConfig.configDef(),
                        AdminClientConfig.configDef())
                .map(client -> client.configKeys().get(name))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** Whether a client of that kind, given as its prefix, has a use for a name without prefix. */
    static boolean isFor(String kind, String name) {
        boolean ofTheKind =
                Objects.requireNonNull(CLIENTS.get(kind)).get().configKeys().containsKey(name);
        // A name nobody knows may be meant for a class of the user's, a login module for one.
        return ofTheKind || (prefix(name).isEmpty() && key(name) == null);
    }

    private static String unprefixed(String name) {
        return name.substring(prefix(name).orElse("").length());
    }

    private static Optional<String> prefix(String name) {
        return CLIENTS.keySet().stream().filter(name::startsWith).findFirst();
    }
}
