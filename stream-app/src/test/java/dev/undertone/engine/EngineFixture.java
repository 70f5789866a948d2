package dev.undertone.engine;

import dev.undertone.fallback.BreakerSettings;
import dev.undertone.fallback.CircuitBreaker;
import dev.undertone.fallback.VaderFallback;
import dev.undertone.metrics.MicrometerMetrics;
import dev.undertone.text.AdmittedText;
import dev.undertone.text.BatchScorer;
import dev.undertone.text.ModelRoutes;
import dev.undertone.text.ScoringException;
import dev.undertone.text.SourcePosition;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** An engine without threads, stepped by hand, over a small real scorer and the real fallback. */
public final class EngineFixture {
    static final Duration DEADLINE = Duration.ofMillis(250);

    final ManualTicker ticker = new ManualTicker();
    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    final CircuitBreaker breaker;
    final ScoringEngine engine;
    private int offset;

    EngineFixture(EngineSettings settings) {
        this(settings, new WordScorer());
    }

    EngineFixture(EngineSettings settings, BatchScorer scorer) {
        MicrometerMetrics metrics = new MicrometerMetrics(registry);
        breaker = breaker(metrics);
        engine = engine(settings, scorer, breaker, ticker, metrics);
    }

    /** An engine over a scorer, with the usual breaker and fallback. */
    public static ScoringEngine engine(
            EngineSettings settings,
            BatchScorer scorer,
            CircuitBreaker breaker,
            Ticker ticker,
            MicrometerMetrics metrics) {
        return new ScoringEngine(
                settings,
                loaded(settings, scorer),
                new VaderFallback(Set.of("en"), VaderFallback.Unsupported.PENDING),
                breaker,
                ticker,
                metrics);
    }

    public static CircuitBreaker breaker(MicrometerMetrics metrics) {
        return new CircuitBreaker(
                new BreakerSettings(3, Duration.ofSeconds(300), Duration.ofSeconds(60), 3),
                (state, reason) -> metrics.breakerMoved("words", state));
    }

    /** A model that claims to do a million texts a second, so that permits are as many as the settings allow. */
    static LoadedModel loaded(EngineSettings settings, BatchScorer scorer) {
        try {
            return LoadedModel.of(
                    scorer, settings, new Calibration(List.of(), settings.maxBatchTokens(), 32, 1_000_000));
        } catch (ScoringException e) {
            throw new AssertionError(e);
        }
    }

    /** The usual settings, with a deadline. */
    public static EngineSettings settings(Duration deadline) {
        return settings(deadline, 64, 1024, 1000);
    }

    /** The usual settings, with a deadline and so many permits. */
    public static EngineSettings settings(Duration deadline, int permits) {
        return settings(deadline, 64, 1024, permits);
    }

    static EngineSettings settings(int maxRecords, int maxTokens, int permits) {
        return settings(DEADLINE, maxRecords, maxTokens, permits);
    }

    private static EngineSettings settings(Duration deadline, int maxRecords, int maxTokens, int permits) {
        return new EngineSettings(
                deadline, maxRecords, maxTokens, 1, 1, permits, 1 << 20, Duration.ZERO, Duration.ofSeconds(30), 0);
    }

    AdmittedText text(String text) {
        return text(text, "en");
    }

    AdmittedText text(String text, String lang) {
        SourcePosition position = new SourcePosition("tweets.raw", 0, offset++);
        return new AdmittedText(position, "tweets", null, text, lang, ModelRoutes.DEFAULT, null, 0, 0, 0, List.of());
    }

    PendingAnswer submit(String text) {
        return engine.submit(ScoringRequest.live(text(text)), () -> {});
    }

    PendingAnswer submit(String text, Duration deadline) {
        return engine.submit(new ScoringRequest(text(text), text.length(), deadline, false, Lane.LIVE), () -> {});
    }

    /** Tokenizes and runs everything that waits. Returns how many batches that took. */
    int stepAll() {
        engine.tokenizeAll();
        int batches = 0;
        for (Batch batch = engine.nextBatch(); batch != null; batch = engine.nextBatch()) {
            engine.infer(batch);
            batches++;
        }
        return batches;
    }

    double count(String counter) {
        return registry.get(counter).counter().count();
    }
}
