package dev.undertone.topics;

import dev.undertone.config.DurationText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.jspecify.annotations.Nullable;

/**
 * Which records a topic's broker takes. What it refuses, a transaction retries for ever, so it must be known before.
 *
 * @param maxMessageBytes largest record
 * @param maxMillisBefore how far a record's timestamp may lie in the past
 * @param maxMillisAfter how far it may lie in the future
 * @param keysWanted whether every record must have a key
 */
record TopicPolicy(int maxMessageBytes, long maxMillisBefore, long maxMillisAfter, boolean keysWanted) {
    static final TopicPolicy KAFKA_DEFAULT =
            new TopicPolicy(1_048_588, Long.MAX_VALUE, Duration.ofHours(1).toMillis(), false);

    /** Kafka keeps records so long unless told otherwise, so inputs may well be as old. */
    private static final Duration USUAL_RETENTION = Duration.ofDays(7);

    /** The policy in a topic's configuration; Kafka's default for what an old broker does not know. */
    static TopicPolicy of(Config config) {
        boolean brokersTime = "LogAppendTime".equals(value(config, "message.timestamp.type"));
        String cleanup = value(config, "cleanup.policy");
        return new TopicPolicy(
                (int) number(config, "max.message.bytes", KAFKA_DEFAULT.maxMessageBytes),
                brokersTime ? Long.MAX_VALUE : number(config, "message.timestamp.before.max.ms", Long.MAX_VALUE),
                brokersTime ? Long.MAX_VALUE : number(config, "message.timestamp.after.max.ms", Long.MAX_VALUE),
                cleanup != null && cleanup.contains("compact"));
    }

    /** Whether the broker tells how large a record may be. */
    static boolean isKnown(Config config) {
        return value(config, "max.message.bytes") != null;
    }

    /** Why answers could not be written there, each with what mends it. */
    List<String> faults(String topic, Duration maxAhead, KafkaTools tools) {
        List<String> faults = new ArrayList<>();
        if (maxMillisBefore < USUAL_RETENTION.toMillis()) {
            faults.add(topic + " has message.timestamp.before.max.ms = " + maxMillisBefore
                    + ": answers keep their record's timestamp, and those to records older than that would be refused; "
                    + tools.setTopic(topic, "message.timestamp.before.max.ms", Long.toString(Long.MAX_VALUE)));
        }
        if (maxMillisAfter < maxAhead.toMillis()) {
            faults.add(topic + " has message.timestamp.after.max.ms = " + maxMillisAfter
                    + ": less than undertone.event.time.max.ahead (" + DurationText.format(maxAhead)
                    + "), so that some answers would be refused; lower that, or "
                    + tools.setTopic(topic, "message.timestamp.after.max.ms", Long.toString(maxAhead.toMillis())));
        }
        return faults;
    }

    /** Why records without a key could not be written there. */
    List<String> keyFaults(String topic, KafkaTools tools) {
        return keysWanted
                ? List.of(topic + " has a cleanup.policy with compact: records without a key would be refused; "
                        + tools.setTopic(topic, "cleanup.policy", "delete"))
                : List.of();
    }

    /** What may go wrong with history. */
    List<String> warnings(String topic) {
        return maxMillisBefore >= USUAL_RETENTION.toMillis() && maxMillisBefore < Long.MAX_VALUE
                ? List.of(topic + " has message.timestamp.before.max.ms = " + maxMillisBefore
                        + ": answers to older records will be refused and stop the stream")
                : List.of();
    }

    private static long number(Config config, String name, long otherwise) {
        String value = value(config, name);
        return value == null ? otherwise : Long.parseLong(value);
    }

    private static @Nullable String value(Config config, String name) {
        ConfigEntry entry = config.get(name);
        return entry == null ? null : entry.value();
    }
}
