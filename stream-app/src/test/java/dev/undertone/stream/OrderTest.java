package dev.undertone.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.undertone.TestBroker;
import dev.undertone.delivery.Delivered;
import dev.undertone.delivery.Guarantees;
import dev.undertone.engine.EngineFixture;
import dev.undertone.engine.EngineSettings;
import dev.undertone.engine.EngineThreads;
import dev.undertone.engine.ScoringEngine;
import dev.undertone.enrich.OutputEncoder;
import dev.undertone.metrics.MicrometerMetrics;
import dev.undertone.text.SourcePosition;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Answers leave in the order of their records although the model's come in another. On a real broker, since {@code
 * TopologyTestDriver} commits after each record and so never has two in flight.
 */
class OrderTest {
    private static final int RECORDS = 400;
    private static final int PARTITIONS = 2;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration DEADLINE = Duration.ofSeconds(5);

    /** Batches of two rows on four threads: up to eight texts come back in another order. */
    private static final EngineSettings SETTINGS =
            new EngineSettings(DEADLINE, 2, 1024, 1, 4, 1000, 1 << 20, Duration.ZERO, Duration.ofSeconds(30), 0);

    @TempDir
    Path folder;

    @Test
    @SuppressWarnings("try") // the threads only have to end
    void answersKeepTheOrderOfTheirPartitionWhenTheModelReversesThem() throws Exception {
        ReversingScorer scorer = new ReversingScorer();
        MicrometerMetrics metrics = new MicrometerMetrics(new SimpleMeterRegistry());
        ScoringEngine engine =
                EngineFixture.engine(SETTINGS, scorer, EngineFixture.breaker(metrics), System::nanoTime, metrics);
        try (TestBroker broker = TestBroker.start(folder.resolve("broker"));
                EngineThreads threads = EngineThreads.start(engine, SETTINGS, () -> {})) {
            createTopics(broker);
            Map<SourcePosition, String> sent = send(broker);

            List<Delivered> answers;
            try (KafkaStreams streams = new KafkaStreams(
                    TopologyFixture.topology(engine, OutputEncoder.singleObject(), metrics), properties(broker))) {
                streams.start();
                answers = awaitAnswers(broker);
            }

            assertEquals(RECORDS, answers.size());
            new Guarantees(sent, answers, List.of()).assertEachOnceInOrder();
            assertTrue(scorer.overtaken() > 0, "no batch was overtaken, so that no order was at risk");
        }
    }

    private static void createTopics(TestBroker broker) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            List<NewTopic> topics = new ArrayList<>();
            for (String name : List.of("tweets.raw", "transcripts.raw", "sentiment.scored", "sentiment.dlq")) {
                topics.add(new NewTopic(name, PARTITIONS, (short) 1));
            }
            topics.add(new NewTopic("sentiment.windows", PARTITIONS, (short) 1));
            admin.createTopics(topics).all().get();
        }
    }

    private static Map<SourcePosition, String> send(TestBroker broker) throws Exception {
        long seed = System.nanoTime();
        System.out.println("order with seed " + seed);
        Random random = new Random(seed);
        Map<SourcePosition, String> sent = new HashMap<>();
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (int i = 0; i < RECORDS; i++) {
                String id = Integer.toString(i);
                String text = "text " + i + " good".repeat(random.nextInt(30));
                byte[] value = ("{\"text\":\"" + text + "\",\"lang\":\"en\",\"id\":\"" + id + "\"}").getBytes(UTF_8);
                var metadata = producer.send(new ProducerRecord<>("tweets.raw", i % PARTITIONS, null, value))
                        .get();
                sent.put(new SourcePosition(metadata.topic(), metadata.partition(), metadata.offset()), id);
            }
        }
        return sent;
    }

    private static List<Delivered> awaitAnswers(TestBroker broker) {
        List<Delivered> answers = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "auto.offset.reset", "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(
                    List.of(new TopicPartition("sentiment.scored", 0), new TopicPartition("sentiment.scored", 1)));
            long start = System.nanoTime();
            while (answers.size() < RECORDS && System.nanoTime() - start < PATIENCE.toNanos()) {
                consumer.poll(Duration.ofMillis(50))
                        .forEach(record -> answers.add(Delivered.of(record, System.currentTimeMillis())));
            }
        }
        return answers;
    }

    private Properties properties(TestBroker broker) {
        Properties properties = new Properties();
        properties.put("application.id", "order");
        properties.put("bootstrap.servers", broker.bootstrapServers());
        properties.put("consumer.auto.offset.reset", "earliest");
        properties.put("commit.interval.ms", "10000");
        properties.put("state.dir", folder.resolve("state").toString());
        return properties;
    }
}
