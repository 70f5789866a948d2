package dev.undertone.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.undertone.text.SourcePosition;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Sends so many records at a steady rate from a thread of its own, every other one with a key, and remembers where each
 * was acknowledged.
 */
final class Feed implements AutoCloseable {
    private static final int KEYS = 50;

    private final KafkaProducer<byte[], byte[]> producer;
    private final Map<SourcePosition, String> acknowledged = new ConcurrentHashMap<>();
    private final Queue<Exception> failures = new ConcurrentLinkedQueue<>();
    private final int records;
    private final int perSecond;
    private final Texts texts;
    private final Random random;
    private final Thread thread = new Thread(this::send, "feed");

    Feed(String bootstrapServers, Rig.Load load) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "enable.idempotence", "true");
        this.producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        this.records = load.records();
        this.perSecond = load.perSecond();
        this.texts = new Texts(load.seed(), load.shortestWords());
        this.random = new Random(load.seed());
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    boolean isDone() {
        return !thread.isAlive();
    }

    /** What has been acknowledged; all of it once the feed is done. Fails when a record was refused. */
    Map<SourcePosition, String> acknowledged() {
        if (!failures.isEmpty()) {
            throw new AssertionError(failures.size() + " records were not acknowledged", failures.element());
        }
        if (isDone() && acknowledged.size() != records) {
            throw new AssertionError(acknowledged.size() + " acknowledged of " + records);
        }
        return new HashMap<>(acknowledged);
    }

    private void send() {
        long start = System.nanoTime();
        for (int i = 0; i < records; i++) {
            long due = start + Duration.ofSeconds(1).toNanos() * i / perSecond;
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            String id = Integer.toString(i);
            byte[] key = i % 2 == 0 ? ("key " + random.nextInt(KEYS)).getBytes(UTF_8) : null;
            byte[] value = texts.next(id).getBytes(UTF_8);
            String topic = random.nextInt(4) == 0 ? "transcripts.raw" : "tweets.raw";
            var unused = producer.send(
                    new ProducerRecord<>(topic, key, value), (metadata, failure) -> acknowledge(id, metadata, failure));
        }
        producer.flush();
    }

    private void acknowledge(String id, RecordMetadata metadata, @Nullable Exception failure) {
        if (failure == null) {
            acknowledged.put(new SourcePosition(metadata.topic(), metadata.partition(), metadata.offset()), id);
        } else {
            failures.add(failure);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        producer.close(Duration.ofSeconds(5));
    }
}
