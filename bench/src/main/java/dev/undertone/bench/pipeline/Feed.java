package dev.undertone.bench.pipeline;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Sends texts as JSON. The key of each record is the time at which it was due, in microseconds of the wall clock: every
 * contestant keeps keys, and a latency counted from there cannot leave out what a stalled sender did not send.
 *
 * <p>Threads: one.
 */
final class Feed implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final KafkaProducer<byte[], byte[]> producer;
    private final List<byte[]> values;
    private final int subjects;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private int next;
    private long sent;

    Feed(String bootstrapServers, List<String> texts) throws IOException {
        this(bootstrapServers, texts, 0);
    }

    /** @param subjects how many different ones to spread over the records; 0 for records without */
    Feed(String bootstrapServers, List<String> texts, int subjects) throws IOException {
        this.subjects = subjects;
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 1, "compression.type", "lz4"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        values = new ArrayList<>(texts.size());
        for (int i = 0; i < texts.size(); i++) {
            ObjectNode record = JsonNodeFactory.instance.objectNode();
            record.put("id", Integer.toString(i)).put("text", texts.get(i));
            values.add(JSON.writeValueAsBytes(record));
        }
    }

    /** When a record was due, in microseconds of the wall clock. */
    static long dueMicros(byte[] key) {
        return ByteBuffer.wrap(key).getLong();
    }

    /** Fills a topic of the usual partitions as fast as the broker takes it. */
    void backlog(String topic, int records) throws IOException {
        backlog(topic, Rig.PARTITIONS, records);
    }

    /** Fills a topic as fast as the broker takes it. */
    void backlog(String topic, int partitions, int records) throws IOException {
        for (int i = 0; i < records; i++) {
            send(topic, i % partitions, nowMicros());
        }
        flush();
    }

    /** Of the JSON of all texts, the mean. */
    int bytesPerRecord() {
        return (int) Math.ceil(
                values.stream().mapToInt(value -> value.length).average().orElse(1));
    }

    /**
     * Open loop: a record is due every {@code 1 / perSecond}, whatever became of those before. Returns how many there
     * were until the time was over or it was told to end.
     */
    long pace(String topic, double perSecond, Duration length, BooleanSupplier ended) throws IOException {
        long startNanos = System.nanoTime();
        long startMicros = nowMicros();
        long count = (long) (perSecond * length.toNanos() / 1e9);
        long i = 0;
        for (; i < count && !ended.getAsBoolean(); i++) {
            long dueNanos = (long) (i * 1e9 / perSecond);
            for (long wait = startNanos + dueNanos - System.nanoTime();
                    wait > 0;
                    wait = startNanos + dueNanos - System.nanoTime()) {
                LockSupport.parkNanos(wait);
            }
            send(topic, (int) (i % Rig.PARTITIONS), startMicros + dueNanos / 1000);
        }
        flush();
        return i;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // The callback hears of failures.
    private void send(String topic, int partition, long dueMicros) {
        byte[] key = ByteBuffer.allocate(Long.BYTES).putLong(dueMicros).array();
        byte[] value = subjects == 0 ? values.get(next) : withSubject(values.get(next), sent);
        next = (next + 1) % values.size();
        sent++;
        producer.send(new ProducerRecord<>(topic, partition, key, value), (metadata, error) -> {
            if (error != null) {
                failure.compareAndSet(null, error);
            }
        });
    }

    /** The JSON object with one more field. Subjects come in no order, each as often as the others. */
    private byte[] withSubject(byte[] object, long record) {
        long mixed = (record * 0x9E3779B97F4A7C15L) >>> 20;
        byte[] more = (",\"subject\":\"subject-" + mixed % subjects + "\"}").getBytes(StandardCharsets.UTF_8);
        byte[] all = Arrays.copyOf(object, object.length - 1 + more.length);
        System.arraycopy(more, 0, all, object.length - 1, more.length);
        return all;
    }

    private void flush() throws IOException {
        producer.flush();
        Exception error = failure.get();
        if (error != null) {
            throw new IOException("the broker did not take a record", error);
        }
    }

    private static long nowMicros() {
        Instant now = Instant.now();
        return now.getEpochSecond() * 1_000_000 + now.getNano() / 1000;
    }

    @Override
    public void close() {
        producer.close();
    }
}
