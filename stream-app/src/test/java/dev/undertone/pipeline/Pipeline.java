package dev.undertone.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.undertone.App;
import dev.undertone.TestBroker;
import dev.undertone.config.Settings;
import dev.undertone.config.SettingsException;
import dev.undertone.metrics.Metrics;
import dev.undertone.metrics.MicrometerMetrics;
import dev.undertone.model.ModelException;
import dev.undertone.schemas.ScoredText;
import dev.undertone.schemas.SentimentWindow;
import dev.undertone.schemas.SingleObjectCodec;
import dev.undertone.text.SourcePosition;
import dev.undertone.topics.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** The real application with the real model on a real broker, seen from outside: what was sent, what was committed. */
final class Pipeline implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    final Metrics metrics = new MicrometerMetrics(registry);
    private final TestBroker broker;
    private final Settings settings;
    private final Admin admin;
    private final KafkaProducer<byte[], byte[]> producer;
    private final List<Sent> sent = new ArrayList<>();
    private @Nullable App app;

    private record Sent(@Nullable String id, Future<RecordMetadata> acknowledgement) {}

    private Pipeline(TestBroker broker, Settings settings) {
        this.broker = broker;
        this.settings = settings;
        Map<String, Object> client = Map.of("bootstrap.servers", broker.bootstrapServers());
        this.admin = Admin.create(client);
        Map<String, Object> producing = new HashMap<>(client);
        producing.put("linger.ms", 5);
        producing.put("max.request.size", 20 << 20);
        this.producer = new KafkaProducer<>(producing, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Starts broker, topics and application; {@code overrides} are settings without their prefix. */
    static Pipeline start(Path folder, Map<String, String> overrides) throws Exception {
        TestBroker broker = TestBroker.start(folder.resolve("broker"));
        Map<String, String> given = new HashMap<>();
        given.put("kafka.bootstrap.servers", broker.bootstrapServers());
        given.put("kafka.state.dir", folder.resolve("state").toString());
        given.put("undertone.topics.replication.factor", "1");
        given.put("undertone.windows.size", "5s");
        given.put("undertone.windows.grace", "2s");
        given.put("undertone.windows.quiet", "3s");
        overrides.forEach((key, value) -> given.put(key.startsWith("kafka.") ? key : "undertone." + key, value));
        Pipeline pipeline = new Pipeline(broker, Settings.of(given));
        try {
            new Topics(pipeline.admin, pipeline.settings).create();
            pipeline.startApp();
            return pipeline;
        } catch (Exception e) {
            pipeline.close();
            throw e;
        }
    }

    void startApp() throws ExecutionException, InterruptedException, ModelException, SettingsException {
        app = App.open(settings, new Topics(admin, settings).check(), metrics);
        app.start();
    }

    /** Waits until the registry has failed so many times. */
    void awaitRegistryFailures(int count) {
        long start = System.nanoTime();
        while (registry.counter("undertone.registry.failures").count() < count) {
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                throw new AssertionError("the registry did not fail " + count + " times");
            }
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }

    void stopApp() {
        app.close();
    }

    Admin admin() {
        return admin;
    }

    void send(ProducerRecord<byte[], byte[]> record) {
        sent.add(new Sent(null, producer.send(record)));
    }

    /** Sends a text under an id of its own; {@code fields} are more fields of the JSON, each with a comma before it. */
    void sendText(String topic, @Nullable Integer partition, String text, String fields) {
        String id = Integer.toString(sent.size());
        byte[] json = ("{\"text\":\"" + text + "\",\"id\":\"" + id + "\"" + fields + "}").getBytes(UTF_8);
        sent.add(new Sent(id, producer.send(new ProducerRecord<>(topic, partition, null, json))));
    }

    void sendText(String topic, String json) {
        send(new ProducerRecord<>(topic, json.getBytes(UTF_8)));
    }

    /** Waits until every record sent so far is acknowledged, and fails when one was not. Returns where they lie. */
    Map<SourcePosition, String> awaitAcknowledged() throws ExecutionException, InterruptedException {
        producer.flush();
        Map<SourcePosition, String> positions = new HashMap<>();
        for (Sent record : sent) {
            RecordMetadata metadata = record.acknowledgement().get();
            positions.put(new SourcePosition(metadata.topic(), metadata.partition(), metadata.offset()), record.id());
        }
        return positions;
    }

    List<ConsumerRecord<byte[], byte[]>> awaitRecords(String topic, int count) {
        return await(topic, records -> records.size() >= count);
    }

    /** Reads a topic's committed records from the beginning until they satisfy {@code enough}. */
    List<ConsumerRecord<byte[], byte[]>> await(String topic, Predicate<List<ConsumerRecord<byte[], byte[]>>> enough) {
        Map<String, Object> reading = Map.of(
                "bootstrap.servers", broker.bootstrapServers(),
                "isolation.level", "read_committed",
                "auto.offset.reset", "earliest");
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        long start = System.nanoTime();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(reading, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            while (!enough.test(records)) {
                if (System.nanoTime() - start > PATIENCE.toNanos()) {
                    throw new AssertionError(
                            topic + ": not enough after " + PATIENCE + " and " + records.size() + " records");
                }
                consumer.poll(Duration.ofMillis(50)).forEach(records::add);
            }
            return records;
        }
    }

    static ScoredText scored(ConsumerRecord<byte[], byte[]> record) {
        try {
            return SingleObjectCodec.scoredText().decode(record.value());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static SentimentWindow window(ConsumerRecord<byte[], byte[]> record) {
        try {
            return SingleObjectCodec.sentimentWindow().decode(record.value());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        if (app != null) {
            app.close();
        }
        producer.close();
        admin.close();
        broker.close();
    }
}
