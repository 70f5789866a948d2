package dev.undertone.quickstart;

import dev.undertone.App;
import dev.undertone.cli.StopSignal;
import dev.undertone.config.DurationText;
import dev.undertone.config.KafkaSettings;
import dev.undertone.config.Settings;
import dev.undertone.config.SettingsException;
import dev.undertone.metrics.PrometheusMetrics;
import dev.undertone.model.ModelException;
import dev.undertone.text.ModelIdentity;
import dev.undertone.topics.TopicReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.streams.KafkaStreams;

/**
 * The application at work: started, fed and watched until the end is asked for; then the feed stops, what is under way
 * is answered, the application closes, and the books are closed.
 *
 * <p>Threads: {@link #run} blocks the caller's.
 */
final class Demonstration {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration FIRST_ANSWER_LIMIT = Duration.ofSeconds(5);
    private static final Duration ANSWERS_LIMIT = Duration.ofSeconds(15);
    private static final Duration READ_LIMIT = Duration.ofSeconds(5);

    private final Quickstart.Options options;
    private final Settings settings;
    private final Terminal terminal;
    private final PrintWriter out;
    private final Steps steps;
    private final StopSignal stop;

    private record Fed(long acknowledged, long refused, Duration elapsed) {}

    Demonstration(
            Quickstart.Options options,
            Settings settings,
            Terminal terminal,
            PrintWriter out,
            Steps steps,
            StopSignal stop) {
        this.options = options;
        this.settings = settings;
        this.terminal = terminal;
        this.out = out;
        this.steps = steps;
        this.stop = stop;
    }

    /** The books of the run, once everything is closed that could still write. */
    Summary run(TopicReport topics) throws SettingsException, ModelException, QuickstartException {
        try (Follower follower = new Follower(settings)) {
            Fed fed = runApplication(topics, follower);
            steps.end("done");
            await(READ_LIMIT, follower, follower::isAtEnd);
            return Summary.of(follower.ledger(), fed.acknowledged(), fed.refused(), fed.elapsed());
        }
    }

    private Fed runApplication(TopicReport topics, Follower follower)
            throws SettingsException, ModelException, QuickstartException {
        steps.begin("model");
        PrometheusMetrics metrics = new PrometheusMetrics(settings.applicationId());
        try (App app = App.open(settings, topics, metrics.metrics());
                Feeder feeder = feeder()) {
            ModelIdentity model = app.model();
            steps.end(model.name() + " (" + model.version() + ") on " + model.device());
            String page = openPage(app, metrics);
            start(app, follower);
            long startNanos = System.nanoTime();
            feed(feeder, follower);
            Duration elapsed = watch(app, follower, page, startNanos);
            feeder.stop();
            follower.endInput();
            settle(follower);
            steps.begin("closing the application");
            return new Fed(feeder.acknowledged(), feeder.refused(), elapsed);
        }
    }

    /** Returns the address of the live page, empty when there is to be none. */
    private String openPage(App app, PrometheusMetrics metrics) throws QuickstartException {
        if (!settings.http().isOn()) {
            return "";
        }
        steps.begin("live page");
        try {
            String page = settings.http().scheme() + "://" + settings.http().host() + ":" + app.serve(metrics) + "/";
            steps.end(page);
            return page;
        } catch (IOException e) {
            throw new QuickstartException(String.valueOf(e.getMessage()));
        }
    }

    private Feeder feeder() {
        Map<String, String> topicBySource = settings.inputTopics().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey, (first, second) -> first));
        return new Feeder(
                new MoodDrift(Sample.load(), new Random()),
                options.perSecond(),
                topicBySource,
                new KafkaSettings(settings).producer());
    }

    private void start(App app, Follower follower) throws QuickstartException {
        steps.begin("application");
        app.start();
        if (!await(START_LIMIT, follower, () -> app.state() == KafkaStreams.State.RUNNING || stop.received())) {
            throw new QuickstartException(
                    "the application did not start within " + DurationText.format(START_LIMIT) + ": " + app.state());
        }
        steps.end("running");
    }

    private void feed(Feeder feeder, Follower follower) {
        if (options.perSecond() == 0 || stop.received()) {
            return;
        }
        steps.begin("feed");
        feeder.start();
        boolean answered =
                await(FIRST_ANSWER_LIMIT, follower, () -> follower.ledger().answered() > 0 || stop.received());
        steps.end(answered ? "first answer, " + steps.sinceStart() + " after the start" : "no answer yet");
    }

    /** Returns how long it was fed. */
    private Duration watch(App app, Follower follower, String page, long startNanos) throws QuickstartException {
        Duration elapsed = Duration.ZERO;
        Drill drill = new Drill(options.drill());
        try (View view = view(app.model(), page)) {
            // A reader that has gone, like head, ends the run too.
            while (!stop.received() && !isOver(elapsed) && !out.checkError()) {
                requireAlive(app.state());
                follower.poll(POLL);
                elapsed = Duration.ofNanos(System.nanoTime() - startNanos);
                if (drill.begins(elapsed)) {
                    app.injectFault(Drill.FAULT, Duration.ZERO, Drill.LENGTH);
                }
                String news = drill.news(elapsed, app.breaker().state());
                view.show(follower.ledger(), news, elapsed, System.currentTimeMillis());
            }
        }
        return elapsed;
    }

    private View view(ModelIdentity model, String page) {
        Scene scene = new Scene(
                model.name() + " on " + model.device(),
                settings.bootstrapServers(),
                page,
                settings.windows().size(),
                ZoneId.systemDefault());
        return terminal.live() ? new LiveView(out, terminal, scene) : new PlainView(out, scene);
    }

    private boolean isOver(Duration elapsed) {
        return options.limit() != null && elapsed.compareTo(options.limit()) >= 0;
    }

    private static void requireAlive(KafkaStreams.State state) throws QuickstartException {
        if (state == KafkaStreams.State.ERROR || state == KafkaStreams.State.NOT_RUNNING) {
            throw new QuickstartException("the application has stopped by itself (" + state + ")");
        }
    }

    private void settle(Follower follower) {
        steps.begin("waiting for the last answers");
        Positions positions = follower.ledger().positions();
        await(ANSWERS_LIMIT, follower, () -> follower.isAtEnd() && positions.unanswered() == 0);
        steps.end(positions.unanswered() == 0 ? "all there" : positions.unanswered() + " missing");
    }

    private static boolean await(Duration limit, Follower follower, BooleanSupplier done) {
        long deadlineNanos = System.nanoTime() + limit.toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() >= deadlineNanos) {
                return false;
            }
            follower.poll(POLL);
        }
        return true;
    }
}
