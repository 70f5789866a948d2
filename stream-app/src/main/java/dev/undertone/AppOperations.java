package dev.undertone;

import dev.undertone.config.Settings;
import dev.undertone.fallback.CircuitBreaker;
import dev.undertone.ops.Operations;
import dev.undertone.ops.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The application as its HTTP surface sees it. Threads: any. */
final class AppOperations implements Operations {
    private final App app;
    private final Settings settings;
    private final Instant startedAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private final long startNanos = System.nanoTime();

    AppOperations(App app, Settings settings) {
        this.app = app;
        this.settings = settings;
    }

    @Override
    public boolean isLive() {
        return app.isLive();
    }

    @Override
    public boolean isReady() {
        return app.isReady();
    }

    @Override
    public Status status() {
        CircuitBreaker breaker = app.breaker();
        return new Status(
                settings.applicationId(),
                Version.current(),
                startedAt.toString(),
                Duration.ofNanos(System.nanoTime() - startNanos).toSeconds(),
                app.isReady(),
                app.state().name(),
                settings.exactlyOnce() ? "exactly_once_v2" : "at_least_once",
                app.model(),
                new Status.Breaker(breaker.state().name(), breaker.held()),
                new Status.Engine(
                        settings.deadline().toMillis(),
                        app.engine().permitsHeld(),
                        app.engine().permitsLimit()),
                new Status.Topics(
                        settings.inputTopics(), settings.scoredTopic(), settings.windowsTopic(), settings.dlqTopic()),
                app.totals());
    }
}
