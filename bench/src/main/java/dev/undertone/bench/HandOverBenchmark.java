package dev.undertone.bench;

import dev.undertone.engine.Calibration;
import dev.undertone.engine.EngineSettings;
import dev.undertone.engine.EngineThreads;
import dev.undertone.engine.LoadedModel;
import dev.undertone.engine.PendingAnswer;
import dev.undertone.engine.ScoringEngine;
import dev.undertone.engine.ScoringRequest;
import dev.undertone.fallback.BreakerSettings;
import dev.undertone.fallback.CircuitBreaker;
import dev.undertone.fallback.VaderFallback;
import dev.undertone.metrics.MicrometerMetrics;
import dev.undertone.text.AdmittedText;
import dev.undertone.text.Answer;
import dev.undertone.text.BatchScorer;
import dev.undertone.text.ModelIdentity;
import dev.undertone.text.ModelRoutes;
import dev.undertone.text.Score;
import dev.undertone.text.ScoringException;
import dev.undertone.text.SourcePosition;
import dev.undertone.text.TokenizedText;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the engine itself costs: permits, queues, threads, buckets, answers, with a model that takes no time and a
 * tokenizer that only counts characters.
 */
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class HandOverBenchmark {
    private static final int TEXTS = 1024;
    private static final int WINDOW = 256;

    private final EngineSettings settings = new EngineSettings(
            Duration.ofSeconds(10), 64, 1024, 1, 1, WINDOW, 1 << 26, Duration.ZERO, Duration.ofSeconds(30), 0);
    private ScoringEngine engine;
    private EngineThreads threads;
    private int next;

    @SuppressWarnings("NullAway.Init") // JMH calls start
    public HandOverBenchmark() {}

    /** Starts an engine over a model that does nothing. */
    @Setup
    public void start() throws ScoringException {
        engine = new ScoringEngine(
                settings,
                LoadedModel.of(new Instant(), settings, new Calibration(List.of(), 1024, 32, 100_000)),
                new VaderFallback(Set.of("en"), VaderFallback.Unsupported.PENDING),
                new CircuitBreaker(
                        new BreakerSettings(3, Duration.ofSeconds(300), Duration.ofSeconds(60), 3),
                        (state, reason) -> {}),
                System::nanoTime,
                new MicrometerMetrics(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT)));
        threads = EngineThreads.start(engine, settings, () -> {});
    }

    /** Ends it. */
    @TearDown
    public void stop() {
        threads.close();
    }

    /** One text, from submission to the answer in the hands of the submitter, with a full window. */
    @Benchmark
    @OperationsPerInvocation(TEXTS)
    public Answer handOver() {
        Queue<PendingAnswer> inFlight = new ArrayDeque<>();
        for (int i = 0; i < TEXTS; i++) {
            inFlight.add(engine.submit(ScoringRequest.live(text()), () -> {}));
        }
        Answer last = inFlight.remove().answer();
        while (!inFlight.isEmpty()) {
            last = inFlight.remove().answer();
        }
        return last;
    }

    private AdmittedText text() {
        // Each one different, else the texts would share one row.
        String text = Integer.toString(next++);
        return new AdmittedText(
                new SourcePosition("bench", 0, next),
                "bench",
                null,
                text,
                "en",
                ModelRoutes.DEFAULT,
                null,
                0,
                0,
                0,
                List.of());
    }

    /** Takes no time. */
    private static final class Instant implements BatchScorer {
        private static final Score SCORE = Score.ofProbabilities(0.2, 0.3, 0.5);

        @Override
        public ModelIdentity identity() {
            return new ModelIdentity("instant", "1", "1", "cpu", "fp32");
        }

        @Override
        public TokenizedText tokenize(String text) {
            long[] ids = new long[8 + (text.hashCode() & 15)];
            ids[ids.length - 1] = text.hashCode();
            return new TokenizedText(ids, ids.length);
        }

        @Override
        public List<Score> score(List<TokenizedText> batch) {
            return Collections.nCopies(batch.size(), SCORE);
        }

        @Override
        public void close() {}
    }
}
