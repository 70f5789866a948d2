package dev.undertone.stream;

import dev.undertone.engine.EngineFixture;
import dev.undertone.engine.EngineThreads;
import dev.undertone.engine.ScoringEngine;
import dev.undertone.engine.ScoringEngines;
import dev.undertone.engine.WordScorer;
import dev.undertone.enrich.Enrich;
import dev.undertone.enrich.OutputEncoder;
import dev.undertone.ingest.Admission;
import dev.undertone.ingest.Ingest;
import dev.undertone.ingest.InputEncoding;
import dev.undertone.ingest.ValueDecoder;
import dev.undertone.metrics.MicrometerMetrics;
import dev.undertone.schemas.ScoredText;
import dev.undertone.schemas.SentimentWindow;
import dev.undertone.schemas.SingleObjectCodec;
import dev.undertone.text.BatchScorer;
import dev.undertone.text.ModelRoutes;
import dev.undertone.tracing.Tracing;
import dev.undertone.windows.WindowSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/** The whole topology over a small real scorer, without a broker. Wall-clock time starts at {@link #START}. */
final class TopologyFixture implements AutoCloseable {
    static final Instant START = Instant.parse("2026-01-31T10:00:00Z");
    static final int MAX_BYTES = 20_000;
    private static final Map<String, String> SOURCES = Map.of("tweets.raw", "tweets", "transcripts.raw", "transcripts");

    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    final MicrometerMetrics metrics = new MicrometerMetrics(registry);
    final TopologyTestDriver driver;
    private final Path stateFolder;
    private final EngineThreads threads;

    TopologyFixture() {
        this(new WordScorer(), OutputEncoder.singleObject());
    }

    TopologyFixture(BatchScorer scorer, OutputEncoder encoder) {
        this(scorer, encoder, Tracing.off());
    }

    TopologyFixture(BatchScorer scorer, OutputEncoder encoder, Tracing tracing) {
        stateFolder = temporaryFolder();
        ScoringEngine engine = engine(scorer, Duration.ofSeconds(5), metrics);
        threads = EngineThreads.start(engine, EngineFixture.settings(Duration.ofSeconds(5)), () -> {});
        Properties properties = new Properties();
        properties.put("application.id", "test");
        properties.put("bootstrap.servers", "unused:9092");
        properties.put("state.dir", stateFolder.toString());
        driver = new TopologyTestDriver(topology(engine, encoder, metrics, tracing), properties, START);
    }

    static ScoringEngine engine(BatchScorer scorer, Duration deadline, MicrometerMetrics metrics) {
        return EngineFixture.engine(
                EngineFixture.settings(deadline), scorer, EngineFixture.breaker(metrics), System::nanoTime, metrics);
    }

    static Topology topology(ScoringEngine engine, OutputEncoder encoder, MicrometerMetrics metrics) {
        return topology(engine, encoder, metrics, Tracing.off());
    }

    private static Topology topology(
            ScoringEngine engine, OutputEncoder encoder, MicrometerMetrics metrics, Tracing tracing) {
        TopologySettings settings = new TopologySettings(
                List.of("tweets.raw", "transcripts.raw"),
                new TopologySettings.Output("sentiment.scored", MAX_BYTES),
                "sentiment.windows",
                new TopologySettings.Output("sentiment.dlq", MAX_BYTES),
                encoder,
                new WindowSettings(
                        Duration.ofMinutes(1),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(30),
                        Duration.ofHours(1),
                        Duration.ofSeconds(1)),
                4,
                100,
                Duration.ofDays(365_000));
        Ingest ingest = new Ingest(
                new ValueDecoder(InputEncoding.AUTO),
                new Admission(SOURCES, 1000, Duration.ofMinutes(5), ModelRoutes.ONE));
        return new SentimentTopology(
                        settings,
                        ingest,
                        new ScoringEngines(Map.of(ModelRoutes.DEFAULT, engine)),
                        new Enrich(true, "test"),
                        metrics,
                        tracing)
                .build();
    }

    void send(String topic, byte[] key, byte[] value, Instant timestamp, Headers headers) {
        TestInputTopic<byte[], byte[]> input =
                driver.createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer());
        input.pipeInput(new TestRecord<>(key, value, headers, timestamp));
    }

    void send(String json, Instant timestamp) {
        send("tweets.raw", null, json.getBytes(StandardCharsets.UTF_8), timestamp, new RecordHeaders());
    }

    void sendText(String text) {
        send("{\"text\":\"" + text + "\",\"lang\":\"en\"}", START);
    }

    List<TestRecord<byte[], byte[]>> output(String topic) {
        TestOutputTopic<byte[], byte[]> output =
                driver.createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        return output.readRecordsToList();
    }

    List<ScoredText> scored() {
        SingleObjectCodec<ScoredText> codec = SingleObjectCodec.scoredText();
        return output("sentiment.scored").stream()
                .map(record -> decode(codec, record.value()))
                .toList();
    }

    /** Updates and finals of one dimension, in order. */
    List<SentimentWindow> windows(String dimension) {
        SingleObjectCodec<SentimentWindow> codec = SingleObjectCodec.sentimentWindow();
        TestOutputTopic<String, byte[]> output =
                driver.createOutputTopic("sentiment.windows", new StringDeserializer(), new ByteArrayDeserializer());
        List<SentimentWindow> windows = new ArrayList<>();
        output.readRecordsToList().forEach(record -> {
            if (record.key().startsWith(dimension + "@")) {
                windows.add(decode(codec, record.value()));
            }
        });
        return windows;
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("undertone-topology");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T extends org.apache.avro.specific.SpecificRecordBase> T decode(
            SingleObjectCodec<T> codec, byte[] bytes) {
        try {
            return codec.decode(bytes);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        driver.close();
        threads.close();
    }
}
