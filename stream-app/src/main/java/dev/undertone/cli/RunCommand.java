package dev.undertone.cli;

import dev.undertone.App;
import dev.undertone.InputSchemas;
import dev.undertone.Version;
import dev.undertone.config.KafkaSettings;
import dev.undertone.config.Settings;
import dev.undertone.metrics.PrometheusMetrics;
import dev.undertone.text.ModelIdentity;
import dev.undertone.topics.TopicReport;
import java.io.IOException;
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
            "second instance on the same host needs a folder and a port of its own.",
            "",
            "Health, metrics, windows and scoring are at http://127.0.0.1:8080, or where",
            "http.host and http.port say; /openapi.json describes them.",
            "",
            "Examples:",
            "  undertone run",
            "  undertone run --bootstrap-servers kafka:9092 --set score.deadline=500ms",
            "  undertone run --set http.port=8081 --set kafka.state.dir=/tmp/second",
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
        // log4j2.properties asks for it at each event.
        System.setProperty("undertone.log.format", settings.logFormat());
        // Before the broker is waited for: a wrong file is wrong whether it answers or not.
        InputSchemas.read(settings);
        CompletableFuture<Integer> end = new CompletableFuture<>();
        try (StopSignal stop = StopSignal.onStop(() -> end.complete(ExitCode.OK))) {
            Optional<TopicReport> topics = new TopicCheck(settings, terminal, end).await();
            if (topics.isEmpty() || stop.received()) {
                return ExitCode.OK;
            }
            PrometheusMetrics metrics = new PrometheusMetrics(settings.applicationId());
            try (App app = App.open(settings, topics.get(), metrics.metrics())) {
                Optional<String> address = openHttp(app, settings, metrics);
                return serve(app, settings, address, end);
            }
        }
    }

    /** Before the start, so that probes can watch it. */
    private static Optional<String> openHttp(App app, Settings settings, PrometheusMetrics metrics)
            throws CommandException {
        if (!settings.http().isOn()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    settings.http().scheme() + "://" + settings.http().host() + ":" + app.serve(metrics));
        } catch (IOException e) {
            throw new CommandException(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
        }
    }

    private int serve(App app, Settings settings, Optional<String> address, CompletableFuture<Integer> end)
            throws Exception {
        terminal.say("undertone " + Version.current() + " is starting: joining the group " + settings.applicationId()
                + " at " + settings.bootstrapServers());
        app.running().thenRun(() -> {
            announce(app.model(), settings);
            address.ifPresent(url -> terminal.say("  http    " + url + ", metrics at " + url + "/metrics"));
        });
        app.start();
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
        terminal.say("undertone is running; Ctrl-C stops it");
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
