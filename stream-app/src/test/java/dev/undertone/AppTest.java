package dev.undertone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.undertone.config.Settings;
import dev.undertone.config.SettingsException;
import dev.undertone.engine.Calibration;
import dev.undertone.engine.EngineSettings;
import dev.undertone.engine.LoadedModel;
import dev.undertone.engine.WordScorer;
import dev.undertone.enrich.OutputEncoder;
import dev.undertone.fallback.VaderFallback;
import dev.undertone.ingest.Admission;
import dev.undertone.ingest.Ingest;
import dev.undertone.ingest.InputEncoding;
import dev.undertone.ingest.ValueDecoder;
import dev.undertone.metrics.Metrics;
import dev.undertone.metrics.MicrometerMetrics;
import dev.undertone.text.BatchScorer;
import dev.undertone.text.ModelIdentity;
import dev.undertone.text.ModelRoutes;
import dev.undertone.text.Score;
import dev.undertone.text.ScoringException;
import dev.undertone.text.TokenizedText;
import dev.undertone.topics.TopicReport;
import dev.undertone.topics.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the application begins and ends. */
class AppTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final TopicReport NOTHING_KNOWN = new TopicReport(List.of(), List.of(), Map.of());

    @TempDir
    Path folder;

    private final Metrics metrics = new MicrometerMetrics(new SimpleMeterRegistry());

    @Test
    void aSecondInstanceInOneStateFolderIsToldSoAndItsModelIsClosed() throws Exception {
        Settings settings = settings(Map.of());
        ClosableScorer first = new ClosableScorer();
        ClosableScorer second = new ClosableScorer();
        try (App running = App.open(
                settings, NOTHING_KNOWN, metrics, encodings(), serving(first, settings), UnaryOperator.identity())) {
            SettingsException refused = assertThrows(
                    SettingsException.class,
                    () -> App.open(
                            settings,
                            NOTHING_KNOWN,
                            metrics,
                            encodings(),
                            serving(second, settings),
                            UnaryOperator.identity()));

            assertTrue(
                    refused.getMessage()
                            .startsWith("kafka.state.dir = " + folder.resolve("state")
                                    + ": must be a folder that can be written and that no other instance of undertone on"
                                    + " this host uses"),
                    refused.getMessage());
            assertTrue(second.closed);
            assertFalse(first.closed, running.state().name());
        }
        assertTrue(first.closed);
    }

    @Test
    void aSchemaWithoutTextIsReportedBeforeTheModelLoads() throws Exception {
        Path schema = folder.resolve("likes.avsc");
        Files.writeString(
                schema, "{\"type\":\"record\",\"name\":\"Likes\",\"fields\":[{\"name\":\"likes\",\"type\":\"int\"}]}");
        Settings settings = settings(Map.of(
                "undertone.input.topics.tweets.raw.schema", schema.toString(),
                "undertone.input.topics.transcripts.raw.schema", "no-such-file.avsc",
                "undertone.model.path", "no-such-model"));

        SettingsException refused =
                assertThrows(SettingsException.class, () -> App.open(settings, NOTHING_KNOWN, metrics));

        assertEquals(
                List.of(
                        "undertone.input.topics.transcripts.raw.schema = no-such-file.avsc: must be a readable file",
                        "undertone.input.topics.tweets.raw.schema = " + schema
                                + ": must have a string field text, but Likes has none"),
                refused.faults());
    }

    @Test
    void theEndIsAFailureWhenTooManyStreamThreadsDieElseNot() throws Exception {
        try (TestBroker broker = TestBroker.start(folder.resolve("broker"))) {
            // Without its input topics a stream thread dies at once.
            Settings settings = settings(Map.of(
                    "kafka.bootstrap.servers", broker.bootstrapServers(), "undertone.stream.max.thread.restarts", "0"));
            try (App dying = App.open(
                    settings,
                    NOTHING_KNOWN,
                    metrics,
                    encodings(),
                    serving(new ClosableScorer(), settings),
                    UnaryOperator.identity())) {
                dying.start();

                assertTrue(dying.awaitEnd());
            }
        }
        Settings settings = settings(Map.of());
        App closed = App.open(
                settings,
                NOTHING_KNOWN,
                metrics,
                encodings(),
                serving(new ClosableScorer(), settings),
                UnaryOperator.identity());
        closed.close();

        assertFalse(closed.awaitEnd());
    }

    @ParameterizedTest
    @CsvSource({"auto, 1", "always, 0"})
    void anInstanceWithANameStaysInItsGroupUnlessToldToLeave(String leave, int members) throws Exception {
        try (TestBroker broker = TestBroker.start(folder.resolve("broker"));
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            Settings settings = settings(Map.of(
                    "kafka.bootstrap.servers",
                    broker.bootstrapServers(),
                    "kafka.group.instance.id",
                    "one",
                    "undertone.topics.replication.factor",
                    "1",
                    "undertone.shutdown.leave.group",
                    leave));
            new Topics(admin, settings).create();

            App app = App.open(
                    settings,
                    new Topics(admin, settings).check(),
                    metrics,
                    encodings(),
                    serving(new ClosableScorer(), settings),
                    UnaryOperator.identity());
            app.start();
            awaitRunning(app);
            app.close();

            ConsumerGroupDescription group = admin.describeConsumerGroups(List.of("undertone"))
                    .describedGroups()
                    .get("undertone")
                    .get();
            assertEquals(members, group.members().size());
        }
    }

    private static void awaitRunning(App app) {
        long start = System.nanoTime();
        while (app.state() != KafkaStreams.State.RUNNING) {
            assertTrue(
                    System.nanoTime() - start < PATIENCE.toNanos(), app.state().name());
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }

    private Settings settings(Map<String, String> more) throws SettingsException {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("kafka.state.dir", folder.resolve("state").toString());
        return Settings.of(settings);
    }

    private static Encodings encodings() {
        Ingest ingest = new Ingest(
                new ValueDecoder(InputEncoding.AUTO),
                new Admission(Map.of(), 100, Duration.ofMinutes(5), ModelRoutes.ONE));
        return new Encodings(ingest, OutputEncoder.singleObject(), () -> {});
    }

    private ServedModels serving(BatchScorer scorer, Settings settings) throws ScoringException {
        Calibration calibration = new Calibration(List.of(), 1024, 10, 10_000);
        EngineSettings measured = settings.engine().with(calibration);
        ServingModel model = new ServingModel(scorer, LoadedModel.of(scorer, measured, calibration), measured);
        VaderFallback fallback = new VaderFallback(settings.fallbackLanguages(), settings.fallbackUnsupported());
        return ServedModels.only(ModelRoutes.DEFAULT, new ServedModel(settings, model, fallback, metrics));
    }

    private static final class ClosableScorer implements BatchScorer {
        private final WordScorer words = new WordScorer();
        private volatile boolean closed;

        @Override
        public ModelIdentity identity() {
            return words.identity();
        }

        @Override
        public TokenizedText tokenize(String text) {
            return words.tokenize(text);
        }

        @Override
        public List<Score> score(List<TokenizedText> batch) throws ScoringException {
            return words.score(batch);
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
