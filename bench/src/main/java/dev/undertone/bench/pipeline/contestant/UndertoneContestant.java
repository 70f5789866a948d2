package dev.undertone.bench.pipeline.contestant;

import dev.undertone.App;
import dev.undertone.config.KafkaSettings;
import dev.undertone.config.Settings;
import dev.undertone.metrics.MicrometerMetrics;
import dev.undertone.topics.Topics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.KafkaStreams;

/** The application, wired as {@code undertone run} does. */
final class UndertoneContestant implements ContestantMain.Running {
    private static final long POLL_MILLIS = 20;

    private final App app;

    private UndertoneContestant(App app) {
        this.app = app;
    }

    static UndertoneContestant open(Settings settings, boolean withoutModel) throws Exception {
        try (Admin admin = Admin.create(new KafkaSettings(settings).admin())) {
            App app = App.open(
                    settings,
                    new Topics(admin, settings).check(),
                    new MicrometerMetrics(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT)));
            if (withoutModel) {
                app.breaker().holdOpen(System.nanoTime());
            }
            app.start();
            return new UndertoneContestant(app);
        }
    }

    @Override
    public void awaitRunning() throws InterruptedException {
        while (app.state() != KafkaStreams.State.RUNNING) {
            Thread.sleep(POLL_MILLIS);
        }
    }

    @Override
    public void close() {
        app.close();
    }
}
