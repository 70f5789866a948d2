package dev.undertone;

import dev.undertone.config.KafkaSettings;
import dev.undertone.config.Settings;
import dev.undertone.config.SettingsException;
import dev.undertone.engine.FaultInjection;
import dev.undertone.engine.ScoringEngine;
import dev.undertone.enrich.Enrich;
import dev.undertone.enrich.OutputEncoder;
import dev.undertone.fallback.CircuitBreaker;
import dev.undertone.metrics.Metrics;
import dev.undertone.metrics.PrometheusMetrics;
import dev.undertone.metrics.Totals;
import dev.undertone.model.ModelException;
import dev.undertone.model.OnnxModel;
import dev.undertone.ops.Application;
import dev.undertone.ops.HttpSurface;
import dev.undertone.ops.NewestTexts;
import dev.undertone.stream.SentimentTopology;
import dev.undertone.stream.TopologySettings;
import dev.undertone.text.ModelIdentity;
import dev.undertone.topics.TopicReport;
import dev.undertone.tracing.Tracing;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.errors.TopologyException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The application: everything constructed by hand, in the order data flows, and closed in reverse.
 *
 * <p>Threads: {@link #start} and {@link #close} belong to one thread; {@link #awaitEnd} may be called by any.
 */
public final class App implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(App.class);

    /** Bytes of a record that the broker adds to what we count. */
    private static final int BROKER_MARGIN = 1024;

    private static final List<String> STREAMS_STATES =
            Arrays.stream(KafkaStreams.State.values()).map(Enum::name).toList();

    private final Settings settings;
    private final Encodings encodings;
    private final ServedModels models;
    private final Metrics metrics;
    private final NewestTexts newest;
    private final KafkaStreams streams;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final CompletableFuture<Void> running = new CompletableFuture<>();
    private final AtomicInteger deadThreads = new AtomicInteger();
    private volatile boolean failed;
    private volatile boolean closing;
    private @Nullable HttpSurface http;

    private App(
            Settings settings,
            Encodings encodings,
            ServedModels models,
            Metrics metrics,
            NewestTexts newest,
            KafkaStreams streams) {
        this.settings = settings;
        this.encodings = encodings;
        this.metrics = metrics;
        this.newest = newest;
        this.models = models;
        this.streams = streams;
    }

    /**
     * Wires everything and loads the model; nothing runs yet.
     *
     * @param topics what was found at the broker
     */
    public static App open(Settings settings, TopicReport topics, Metrics metrics)
            throws ModelException, SettingsException {
        return open(settings, topics, metrics, UnaryOperator.identity());
    }

    /** With a topology that a test has altered. */
    static App open(Settings settings, TopicReport topics, Metrics metrics, UnaryOperator<SentimentTopology> alteration)
            throws ModelException, SettingsException {
        Encodings encodings = Encodings.open(settings, metrics);
        ServedModels models;
        try {
            models = ServedModels.load(settings, metrics);
        } catch (RuntimeException | ModelException e) {
            encodings.close();
            throw e;
        }
        return open(settings, topics, metrics, encodings, models, alteration);
    }

    /** The same with what belongs to the application from here on and is closed when it does not come up. */
    static App open(
            Settings settings,
            TopicReport topics,
            Metrics metrics,
            Encodings encodings,
            ServedModels models,
            UnaryOperator<SentimentTopology> alteration)
            throws SettingsException {
        try {
            return wire(settings, topics, metrics, encodings, models, alteration);
        } catch (RuntimeException | SettingsException e) {
            models.close();
            encodings.close();
            throw e;
        }
    }

    private static App wire(
            Settings settings,
            TopicReport topics,
            Metrics metrics,
            Encodings encodings,
            ServedModels models,
            UnaryOperator<SentimentTopology> alteration)
            throws SettingsException {
        Tracing tracing = Tracing.ofThisJvm(Version.current());
        if (tracing.isOn()) {
            LOG.info("tracing: each record has a span, for the OpenTelemetry SDK of this JVM");
        }
        NewestTexts newest = new NewestTexts();
        SentimentTopology topology = new SentimentTopology(
                topologySettings(settings, topics, encodings.encoder()),
                encodings.ingest(),
                models.engines(),
                new Enrich(settings.outputText(), Version.current(), newest::add),
                metrics,
                tracing);
        App app = new App(
                settings,
                encodings,
                models,
                metrics,
                newest,
                streams(settings, alteration.apply(topology).build()));
        app.watchStreams();
        metrics.bindStreams(STREAMS_STATES, () -> app.state().name());
        metrics.startCost(settings.costPerHour());
        return app;
    }

    private static KafkaStreams streams(Settings settings, Topology topology) throws SettingsException {
        KafkaSettings kafka = new KafkaSettings(settings);
        try {
            return new KafkaStreams(topology, new StreamsConfig(kafka.streams()));
        } catch (TopologyException e) {
            throw new IllegalStateException("the topology is wrong", e);
        } catch (StreamsException e) {
            // Kafka Streams has one type for all that can be wrong with the folder.
            throw new SettingsException(List.of("kafka.state.dir = " + kafka.stateDirectory()
                    + ": must be a folder that can be written and that no other instance of "
                    + settings.applicationId() + " on this host uses; give each its own (" + e.getMessage() + ")"));
        }
    }

    /** The model of these settings, loaded and tried; the caller closes it. */
    public static OnnxModel openModel(Settings settings) throws ModelException {
        return ServingModel.open(settings);
    }

    /** Starts scoring. */
    public void start() {
        models.start();
        streams.start();
    }

    /**
     * Opens the HTTP surface, which stays open until everything else is closed.
     *
     * @param shown the metrics that this application was opened with
     * @return its port
     * @throws IOException when the address cannot be listened on
     */
    public int serve(PrometheusMetrics shown) throws IOException {
        shown.addKafka(settings.inputTopics().keySet(), streams::metrics);
        HttpSurface surface = HttpSurface.open(
                settings.http(),
                new Application(
                        new AppOperations(this, settings),
                        new HttpScoring(models, settings),
                        new AppWindows(streams, settings),
                        breaker(),
                        new AppFaults(this, settings.faultsEnabled()),
                        shown,
                        newest));
        http = surface;
        return surface.port();
    }

    /** What answers where nothing else is said. */
    public ModelIdentity model() {
        return engine().identity();
    }

    /** The default model's circuit breaker, to be opened, closed or reset by hand. */
    public CircuitBreaker breaker() {
        return models.defaultModel().breaker();
    }

    /** The default model's engine. */
    ScoringEngine engine() {
        return models.defaultModel().engine();
    }

    /** All models at work, by the name they are asked for. */
    Map<String, ServedModel> models() {
        return models.byName();
    }

    /** What has become of all records since the start. */
    Totals totals() {
        return metrics.totals();
    }

    /** Whether the process is worth keeping. */
    boolean isLive() {
        return !failed && state() != KafkaStreams.State.ERROR;
    }

    /** Whether records are being scored, by a model that is warm. */
    boolean isReady() {
        return models.areWarm() && !closing && state() == KafkaStreams.State.RUNNING;
    }

    /** The state of Kafka Streams. */
    public KafkaStreams.State state() {
        return streams.state();
    }

    /** Completes, on a thread of Kafka Streams, once the group has assigned the partitions and their state is there. */
    public CompletionStage<Void> running() {
        return running.minimalCompletionStage();
    }

    /** Makes the default model misbehave, for a drill; an error where faults are not enabled. */
    public void injectFault(FaultInjection.Fault fault, Duration after, Duration length) {
        models.defaultModel().injectFault(fault, after, length);
    }

    /**
     * Waits until the application has ended.
     *
     * @return whether it failed, since too many stream threads have died; else it was closed
     */
    public boolean awaitEnd() throws InterruptedException {
        ended.await();
        return failed;
    }

    /** Stops intake, drains what is in flight, commits, leaves the group, frees the model; bounded in time. */
    @Override
    public void close() {
        closing = true;
        models.drain();
        Duration limit = settings.drainLimit();
        // A static member comes back under its name; a dynamic one would be waited for.
        boolean leaves = settings.alwaysLeavesGroup() || !new KafkaSettings(settings).isStaticMember();
        CloseOptions options = CloseOptions.timeout(limit)
                .withGroupMembershipOperation(
                        leaves
                                ? CloseOptions.GroupMembershipOperation.LEAVE_GROUP
                                : CloseOptions.GroupMembershipOperation.REMAIN_IN_GROUP);
        if (!streams.close(options)) {
            LOG.warn("stream threads did not end within {}; what they held will be scored again", limit);
        }
        models.close();
        encodings.close();
        HttpSurface surface = http;
        if (surface != null) {
            surface.close();
        }
        ended.countDown();
    }

    private void watchStreams() {
        streams.setStateListener((now, before) -> {
            LOG.info("streams: {} -> {}", before, now);
            if (now == KafkaStreams.State.RUNNING) {
                running.complete(null);
            }
        });
        streams.setUncaughtExceptionHandler(error -> {
            if (closing) {
                // What the engine no longer takes in is scored again by whoever gets the partition.
                return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
            }
            int dead = deadThreads.incrementAndGet();
            if (dead <= settings.maxThreadRestarts()) {
                LOG.error(
                        "a stream thread died ({} of at most {}); replacing it",
                        dead,
                        settings.maxThreadRestarts(),
                        error);
                return StreamThreadExceptionResponse.REPLACE_THREAD;
            }
            LOG.error("a stream thread died, one too many; stopping", error);
            failed = true;
            ended.countDown();
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
    }

    private static TopologySettings topologySettings(Settings settings, TopicReport topics, OutputEncoder encoder) {
        return new TopologySettings(
                settings.inputTopics().keySet(),
                output(settings, topics, settings.scoredTopic()),
                settings.windowsTopic(),
                output(settings, topics, settings.dlqTopic()),
                encoder,
                settings.windows(),
                settings.windowPartitions(),
                settings.maxInFlightPerTask(),
                settings.maxStaleness());
    }

    private static TopologySettings.Output output(Settings settings, TopicReport topics, String name) {
        int limit = Math.min(topics.maxMessageBytes(name), settings.maxRecordBytes());
        return new TopologySettings.Output(name, limit - BROKER_MARGIN);
    }
}
