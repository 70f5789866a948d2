package dev.undertone.cli;

import dev.undertone.App;
import dev.undertone.Version;
import dev.undertone.config.KafkaSettings;
import dev.undertone.config.Settings;
import dev.undertone.metrics.MicrometerMetrics;
import dev.undertone.text.ModelIdentity;
import dev.undertone.topics.TopicReport;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code undertone run}: the application against a cluster, until it is told to stop. */
@Command(
        name = "run",
        description = "Scores what arrives at the input topics, until Ctrl-C or SIGTERM.",
        footer = {
            "",
            "Waits for the broker, then checks the topics and loads the model. When told to",
            "stop it finishes what is in flight, commits and ends with 0.",
            "",
            "State is kept in ~/.local/state/undertone, or where kafka.state.dir says. A",
            "second instance on the same host needs a folder of its own.",
            "",
            "Examples:",
            "  undertone run",
            "  undertone run --bootstrap-servers kafka:9092 --set score.deadline=500ms",
            "  undertone run --config undertone.properties",
        })
final class RunCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private final ClusterOptions options = new ClusterOptions();

    RunCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        Settings settings = options.read(terminal);
        CompletableFuture<Integer> end = new CompletableFuture<>();
        try (StopSignal stop = StopSignal.onStop(() -> end.complete(ExitCode.OK))) {
            Optional<TopicReport> topics = new TopicCheck(settings, terminal, end).await();
            if (topics.isEmpty() || stop.received()) {
                return ExitCode.OK;
            }
            try (App app = App.open(
                    settings,
                    topics.get(),
                    new MicrometerMetrics(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT)))) {
                return serve(app, settings, end);
            }
        }
    }

    private int serve(App app, Settings settings, CompletableFuture<Integer> end) throws Exception {
        app.start();
        announce(app.model(), settings);
        Thread watch = new Thread(() -> watch(app, end), "undertone-end");
        watch.setDaemon(true);
        watch.start();
        int code = end.get();
        terminal.say(
                code == ExitCode.OK
                        ? "stopping: finishing what is in flight, within "
                                + settings.drainLimit().toSeconds() + " s"
                        : "undertone: too many stream threads died; the log above says why");
        return code;
    }

    private static void watch(App app, CompletableFuture<Integer> end) {
        try {
            end.complete(app.awaitEnd() ? ExitCode.FAILED : ExitCode.OK);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void announce(ModelIdentity model, Settings settings) {
        terminal.say("undertone " + Version.current() + " is running; Ctrl-C stops it");
        terminal.say("  model   " + model.name() + " " + model.version() + " on " + model.device() + ", "
                + model.precision());
        terminal.say("  reads   " + String.join(", ", settings.inputTopics().keySet()));
        terminal.say("  writes  " + settings.scoredTopic() + ", " + settings.windowsTopic() + ", what it refuses to "
                + settings.dlqTopic());
        terminal.say("  kafka   " + settings.bootstrapServers() + " as " + settings.applicationId() + ", "
                + (settings.exactlyOnce() ? "exactly once" : "at least once"));
        terminal.say("  state   " + new KafkaSettings(settings).stateDirectory());
    }
}
