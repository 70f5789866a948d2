package dev.undertone.bench.pipeline;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What a read-committed reader sees of an output topic.
 *
 * <p>Threads: one.
 */
final class Answers implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(20);
    private static final String SCORER_HEADER = "undertone-scorer";
    private static final String REASON_HEADER = "undertone-fallback-reason";

    private final KafkaConsumer<byte[], byte[]> consumer;

    Answers(String bootstrapServers, String topic) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "isolation.level",
                        "read_committed",
                        "fetch.max.wait.ms",
                        5),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Reads what comes within a few milliseconds. */
    void poll(Consumer<ConsumerRecord<byte[], byte[]>> to) {
        consumer.poll(POLL).forEach(to);
    }

    /** Reads all that is committed by now. */
    void readToEnd(Consumer<ConsumerRecord<byte[], byte[]>> to) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            poll(to);
        }
    }

    /** Who answered, as Undertone says in a header; empty for others. */
    static String scorer(ConsumerRecord<byte[], byte[]> record) {
        return header(record, SCORER_HEADER);
    }

    /** Why it was not the model, as Undertone says in a header; empty when it was, and for others. */
    static String fallbackReason(ConsumerRecord<byte[], byte[]> record) {
        return header(record, REASON_HEADER);
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
