package dev.undertone.delivery;

import dev.undertone.schemas.DimensionKind;
import dev.undertone.schemas.SentimentWindow;
import dev.undertone.schemas.SingleObjectCodec;
import dev.undertone.text.SourcePosition;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What a read-committed consumer sees of answers and windows, from the first on.
 *
 * <p>Threads: one.
 */
final class Outputs implements AutoCloseable {
    private static final List<String> TOPICS = List.of("sentiment.scored", "sentiment.windows");

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<Delivered> answers = new ArrayList<>();
    private final Set<SourcePosition> answered = new HashSet<>();
    private final List<SentimentWindow> windows = new ArrayList<>();
    private final Map<DimensionKind, Long> inClosedWindows = new EnumMap<>(DimensionKind.class);

    Outputs(String bootstrapServers) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", bootstrapServers,
                "isolation.level", "read_committed",
                "auto.offset.reset", "earliest");
        consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        Collection<TopicPartition> partitions = new ArrayList<>();
        for (String topic : TOPICS) {
            consumer.partitionsFor(topic).forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
        }
        consumer.assign(partitions);
    }

    /** Takes in what comes within so long. */
    void poll(Duration wait) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(wait)) {
            if (record.topic().equals("sentiment.scored")) {
                Delivered answer = Delivered.of(record, System.currentTimeMillis());
                answers.add(answer);
                answered.add(answer.source());
            } else {
                addWindow(record);
            }
        }
    }

    private void addWindow(ConsumerRecord<byte[], byte[]> record) {
        try {
            SentimentWindow window = SingleObjectCodec.sentimentWindow().decode(record.value());
            windows.add(window);
            if (window.getClosed()) {
                inClosedWindows.merge(
                        window.getDimension().getKind(), window.getInputs() + window.getLate(), Long::sum);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Takes in everything that is committed by now. */
    void readToEnd() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            poll(Duration.ofMillis(50));
        }
    }

    /** Inputs that have an answer. */
    int answered() {
        return answered.size();
    }

    List<Delivered> answers() {
        return answers;
    }

    List<SentimentWindow> windows() {
        return windows;
    }

    /** Whether the closed windows of every kind of dimension hold at least so many records. */
    boolean windowsHold(long records) {
        return inClosedWindows.size() == 3 && inClosedWindows.values().stream().allMatch(count -> count >= records);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
