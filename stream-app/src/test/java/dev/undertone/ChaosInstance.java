package dev.undertone;

import dev.undertone.config.Settings;
import dev.undertone.engine.FaultInjection.Fault;
import dev.undertone.metrics.PrometheusMetrics;
import dev.undertone.stream.SentimentTopology;
import dev.undertone.stream.WithoutScoreBarrier;
import dev.undertone.topics.TopicReport;
import dev.undertone.topics.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.KafkaStreams;

/**
 * The application in a JVM of its own, to be killed. Arguments are {@code key=value}: settings, and those of the keys
 * below. It ends with the process that started it, which holds the other end of its standard input.
 */
public final class ChaosInstance {
    /** File to create once Kafka Streams runs. */
    public static final String READY_FILE = "chaos.ready";

    /** {@code true} to run without the commit barrier. */
    public static final String NO_BARRIER = "chaos.no.barrier";

    /** Share of the time that the model hangs, or the breaker is open because of it. */
    public static final String SLOW_SHARE = "chaos.slow.share";

    /** Seed of the hangs. */
    public static final String SEED = "chaos.seed";

    /** {@code true} to say every few seconds how much memory is in use after a collection. */
    public static final String SHOW_MEMORY = "chaos.show.memory";

    /** {@code true} to open the HTTP surface. */
    public static final String SERVE_HTTP = "chaos.serve.http";

    private static final Duration MEMORY_INTERVAL = Duration.ofSeconds(5);
    private static final Duration PROBING = Duration.ofMillis(500);
    private static final int SHORTEST_HANG_MILLIS = 300;
    private static final int HANG_SPREAD_MILLIS = 500;

    private final App app;
    private final Map<String, String> options;
    private volatile boolean stopping;

    private ChaosInstance(App app, Map<String, String> options) {
        this.app = app;
        this.options = options;
    }

    public static void main(String[] arguments) throws Exception {
        startDaemon("chaos-parent", ChaosInstance::endWithParent);
        Map<String, String> options = new HashMap<>();
        Map<String, String> given = new HashMap<>();
        for (String argument : arguments) {
            String[] pair = argument.split("=", 2);
            (pair[0].startsWith("chaos.") ? options : given).put(pair[0], pair[1]);
        }
        Settings settings = Settings.of(given);
        TopicReport topics;
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", settings.bootstrapServers()))) {
            topics = new Topics(admin, settings).check();
        }
        UnaryOperator<SentimentTopology> alteration =
                Boolean.parseBoolean(options.get(NO_BARRIER)) ? new WithoutScoreBarrier() : UnaryOperator.identity();
        PrometheusMetrics metrics = new PrometheusMetrics(settings.applicationId());
        App app = App.open(settings, topics, metrics.metrics(), alteration);
        if (Boolean.parseBoolean(options.get(SERVE_HTTP))) {
            app.serve(metrics);
        }
        new ChaosInstance(app, options).run();
    }

    private void run() throws IOException, InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "chaos-stop"));
        app.start();
        if (options.containsKey(SLOW_SHARE)) {
            startDaemon("chaos-hangs", this::hangAgainAndAgain);
        }
        if (Boolean.parseBoolean(options.get(SHOW_MEMORY))) {
            startDaemon("chaos-memory", this::showMemory);
        }
        startDaemon("chaos-ready", this::createReadyFile);
        app.awaitEnd();
        if (!stopping) {
            Runtime.getRuntime().halt(1);
        }
    }

    private void stop() {
        stopping = true;
        app.close();
    }

    private void createReadyFile() {
        while (app.state() != KafkaStreams.State.RUNNING) {
            pause(Duration.ofMillis(5));
        }
        try {
            Files.createFile(Path.of(options.get(READY_FILE)));
        } catch (IOException e) {
            Runtime.getRuntime().halt(2);
        }
    }

    /** Hangs shorter than the run limit make answers late, longer ones open the breaker. */
    private void hangAgainAndAgain() {
        double share = Double.parseDouble(options.get(SLOW_SHARE));
        Random random = new Random(Long.parseLong(options.get(SEED)));
        while (true) {
            Duration hang = Duration.ofMillis(SHORTEST_HANG_MILLIS + random.nextInt(HANG_SPREAD_MILLIS));
            app.injectFault(Fault.HANG, Duration.ZERO, hang);
            // A hang that opens the breaker lasts until the probes are back.
            pause(Duration.ofNanos((long) (hang.plus(PROBING).toNanos() / share)));
        }
    }

    private void showMemory() {
        while (true) {
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            System.out.println("memory in use: " + (runtime.totalMemory() - runtime.freeMemory()));
            pause(MEMORY_INTERVAL);
        }
    }

    private static void endWithParent() {
        try {
            while (System.in.read() >= 0) {
                // Nothing is said here; only the end counts.
            }
        } catch (IOException e) {
            // The end as well.
        }
        Runtime.getRuntime().halt(3);
    }

    private static void pause(Duration length) {
        LockSupport.parkNanos(length.toNanos());
    }

    private static void startDaemon(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }
}
