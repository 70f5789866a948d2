package dev.undertone.quickstart;

import dev.undertone.broker.EmbeddedBroker;
import dev.undertone.cli.StopSignal;
import dev.undertone.config.KafkaSettings;
import dev.undertone.config.Settings;
import dev.undertone.config.SettingsException;
import dev.undertone.model.ModelException;
import dev.undertone.topics.TopicReport;
import dev.undertone.topics.Topics;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;

/**
 * The whole of it, in order: folder, broker, topics, then {@link Demonstration}; and all of it closed in reverse.
 *
 * <p>Threads: {@link #run} blocks the caller's.
 */
final class Quickstart {
    private static final int FIRST_DYNAMIC_PORT = 49_152;
    private static final int DYNAMIC_PORTS = 10_000;
    private static final int FIRST_HTTP_PORT = 8080;

    private final Options options;
    private final Terminal terminal;
    private final PrintWriter out;
    private final StopSignal stop;
    private final Steps steps;

    /**
     * What the command line asks for.
     *
     * @param limit how long to run; null for until asked to stop
     * @param perSecond texts a second
     * @param drill whether the model is to misbehave now and then
     * @param port wanted for the broker; 0 for any
     * @param dataDir where the data stays; null for a temporary folder
     * @param overrides {@code key=value} pairs
     */
    record Options(
            @Nullable Duration limit,
            double perSecond,
            boolean drill,
            int port,
            @Nullable Path dataDir,
            List<String> overrides) {
        Options {
            overrides = List.copyOf(overrides);
        }
    }

    Quickstart(Options options, Terminal terminal, PrintWriter out, StopSignal stop) {
        this.options = options;
        this.terminal = terminal;
        this.out = out;
        this.stop = stop;
        this.steps = new Steps(out);
    }

    /** Returns whether the counts add up. */
    boolean run()
            throws SettingsException, ModelException, QuickstartException, IOException, ExecutionException,
                    InterruptedException {
        int port = choosePort();
        try (DataFolder folder = DataFolder.open(options.dataDir())) {
            Settings settings = DemoSettings.of(
                    options.overrides(),
                    options.drill(),
                    "localhost:" + port,
                    EmbeddedBroker.nextFreePort(FIRST_HTTP_PORT),
                    folder.state());
            LogFile.use(folder.log());
            out.println("Undertone quickstart, data in " + folder.root());
            settings.warnings().forEach(warning -> out.println("  " + warning));
            if (options.port() != 0 && port != options.port()) {
                out.println("  Port " + options.port() + " is taken; the broker gets " + port + ".");
            }
            Summary summary = runKeepingLog(settings, folder, port);
            if (!summary.addsUp()) {
                out.println("Data and log are kept in " + folder.keep() + ".");
            }
            return summary.addsUp();
        } finally {
            steps.abandon();
        }
    }

    private Summary runKeepingLog(Settings settings, DataFolder folder, int port)
            throws SettingsException, ModelException, QuickstartException, IOException, ExecutionException,
                    InterruptedException {
        try {
            return runBroker(settings, folder, port);
        } catch (QuickstartException e) {
            folder.keep();
            throw new QuickstartException(e.getMessage() + "; the log is " + folder.log());
        }
    }

    private Summary runBroker(Settings settings, DataFolder folder, int port)
            throws SettingsException, ModelException, QuickstartException, IOException, ExecutionException,
                    InterruptedException {
        steps.begin("Kafka broker");
        Summary summary;
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder.broker(), port, Map.of())) {
            steps.end("up on " + broker.bootstrapServers());
            TopicReport topics = createTopics(settings);
            summary = new Demonstration(options, settings, terminal, out, steps, stop).run(topics);
            steps.begin("stopping the broker");
        }
        steps.end("done");
        out.println();
        summary.lines().forEach(out::println);
        return summary;
    }

    private TopicReport createTopics(Settings settings)
            throws QuickstartException, ExecutionException, InterruptedException {
        steps.begin("topics");
        try (Admin admin = Admin.create(new KafkaSettings(settings).admin())) {
            Topics topics = new Topics(admin, settings);
            List<String> created = topics.create();
            TopicReport report = topics.check();
            if (!report.faults().isEmpty()) {
                throw new QuickstartException(String.join("; ", report.faults()));
            }
            steps.end(created.size() + " created");
            return report;
        }
    }

    private int choosePort() throws IOException {
        int wanted = options.port() == 0
                ? FIRST_DYNAMIC_PORT + ThreadLocalRandom.current().nextInt(DYNAMIC_PORTS)
                : options.port();
        return EmbeddedBroker.nextFreePort(wanted);
    }
}
