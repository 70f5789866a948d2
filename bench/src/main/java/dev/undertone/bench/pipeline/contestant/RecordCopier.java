package dev.undertone.bench.pipeline.contestant;

import dev.undertone.config.KafkaSettings;
import dev.undertone.config.Settings;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Copies records from the input topic to the output topic with a plain consumer and a plain producer, in transactions
 * where Undertone's are, and as long.
 *
 * <p>Threads: one.
 */
final class RecordCopier implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final KafkaProducer<byte[], byte[]> producer;
    private final String topic;
    private final long commitNanos;
    private long lastCommit = System.nanoTime();
    private final boolean transactional;
    private boolean inTransaction;

    private RecordCopier(
            KafkaConsumer<byte[], byte[]> consumer,
            KafkaProducer<byte[], byte[]> producer,
            boolean transactional,
            String topic,
            long commitNanos) {
        this.consumer = consumer;
        this.producer = producer;
        this.transactional = transactional;
        this.topic = topic;
        this.commitNanos = commitNanos;
    }

    static RecordCopier open(Settings settings) {
        KafkaSettings kafka = new KafkaSettings(settings);
        Map<String, Object> producing = new HashMap<>(kafka.producer());
        producing.putAll(Map.of("linger.ms", 2, "compression.type", "lz4"));
        boolean transactional = "exactly_once_v2".equals(kafka.streams().get("processing.guarantee"));
        if (transactional) {
            producing.put("transactional.id", settings.applicationId());
        }
        KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(kafka.consumer(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = settings.inputTopics().keySet().stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(producing, new ByteArraySerializer(), new ByteArraySerializer());
        if (transactional) {
            producer.initTransactions();
        }
        return new RecordCopier(
                consumer, producer, transactional, settings.scoredTopic(), settings.commitIntervalMillis() * 1_000_000);
    }

    /** Values of the first records. */
    List<byte[]> peek(int count) throws IOException {
        List<byte[]> values = new ArrayList<>();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (values.size() < count) {
            consumer.poll(POLL).forEach(record -> values.add(record.value()));
            if (System.nanoTime() - end > 0) {
                throw new IOException("the input topic has only " + values.size() + " records");
            }
        }
        return values.subList(0, count);
    }

    /** Copies the next records, each when {@code pace} allows. */
    @SuppressWarnings(
            "FutureReturnValueIgnored") // A commit fails when a record did; without, what is lost is not counted.
    void copy(Semaphore pace) throws InterruptedException {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
            pace.acquire();
            if (transactional && !inTransaction) {
                producer.beginTransaction();
                inTransaction = true;
            }
            producer.send(new ProducerRecord<>(
                    topic, record.partition(), record.timestamp(), record.key(), record.value(), record.headers()));
            if (System.nanoTime() - lastCommit > commitNanos) {
                commit();
            }
        }
    }

    void commit() {
        if (inTransaction) {
            producer.commitTransaction();
            inTransaction = false;
        } else {
            producer.flush();
        }
        lastCommit = System.nanoTime();
    }

    @Override
    public void close() {
        consumer.close();
        producer.close();
    }
}
