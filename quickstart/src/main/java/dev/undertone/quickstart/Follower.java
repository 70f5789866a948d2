package dev.undertone.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.undertone.config.KafkaSettings;
import dev.undertone.config.Settings;
import dev.undertone.text.SourcePosition;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.AvroRuntimeException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads every topic of the run, committed records only, from where it ends now, and keeps the books. Threads: one.
 */
final class Follower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);

    private final Settings settings;
    private final Consumer<byte[], byte[]> consumer;
    private final Set<TopicPartition> inputs;
    private final Ledger ledger;
    private final OutputReader reader = new OutputReader();

    Follower(Settings settings) {
        this.settings = settings;
        Map<String, Object> client = new KafkaSettings(settings).consumer();
        client.put("isolation.level", "read_committed");
        client.put("fetch.max.wait.ms", 100);
        client.put("enable.auto.commit", false);
        this.consumer = new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = partitions();
        consumer.assign(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        ends.forEach(consumer::seek);
        this.inputs = partitions.stream()
                .filter(partition -> settings.inputTopics().containsKey(partition.topic()))
                .collect(Collectors.toSet());
        this.ledger = new Ledger(new Positions(ends));
    }

    /** What has been read. */
    Ledger ledger() {
        return ledger;
    }

    /** Reads what there is, waiting at most {@code limit} for something. */
    void poll(Duration limit) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(limit)) {
            try {
                read(record, System.currentTimeMillis());
            } catch (IOException | IllegalArgumentException | AvroRuntimeException e) {
                // Someone else may write to the topics too.
                LOG.warn(
                        "{}-{}@{} cannot be read: {}",
                        record.topic(),
                        record.partition(),
                        record.offset(),
                        e.toString());
            }
        }
    }

    /** Input that is written from now on no longer belongs to this run. */
    void endInput() {
        ledger.positions().endAt(consumer.endOffsets(inputs));
    }

    /** Whether everything committed up to now has been read. */
    boolean isAtEnd() {
        return consumer.endOffsets(consumer.assignment()).entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    @Override
    public void close() {
        consumer.close();
    }

    private List<TopicPartition> partitions() {
        List<String> topics = new ArrayList<>(settings.inputTopics().keySet());
        topics.add(settings.scoredTopic());
        topics.add(settings.windowsTopic());
        topics.add(settings.dlqTopic());
        return topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
    }

    private void read(ConsumerRecord<byte[], byte[]> record, long nowMillis) throws IOException {
        String topic = record.topic();
        byte @Nullable [] value = record.value();
        if (settings.inputTopics().containsKey(topic)) {
            ledger.input(new SourcePosition(topic, record.partition(), record.offset()), value == null, nowMillis);
        } else if (topic.equals(settings.dlqTopic())) {
            readDeadLetter(record.headers());
        } else if (value != null && topic.equals(settings.scoredTopic())) {
            ledger.answer(reader.answer(value), nowMillis);
        } else if (value != null) {
            reader.closedWindow(value).ifPresent(ledger::closed);
        }
    }

    private void readDeadLetter(Headers headers) {
        // What the model refused was answered by the fallback; its dead letter is a copy.
        if (!text(headers, "undertone.errors.stage").equals("SCORE")) {
            ledger.deadLetter(new SourcePosition(
                    text(headers, "__streams.errors.topic"),
                    Integer.parseInt(text(headers, "__streams.errors.partition")),
                    Long.parseLong(text(headers, "__streams.errors.offset"))));
        }
    }

    private static String text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null ? "" : new String(header.value(), UTF_8);
    }
}
