package dev.undertone.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.undertone.fallback.CircuitBreaker;
import dev.undertone.metrics.MicrometerMetrics;
import dev.undertone.schemas.FallbackReason;
import dev.undertone.schemas.ScorerType;
import dev.undertone.text.AdmittedText;
import dev.undertone.text.Answer;
import dev.undertone.text.ModelRoutes;
import dev.undertone.text.Score;
import dev.undertone.text.ScoringException;
import dev.undertone.text.SourcePosition;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/**
 * The hand-over between threads under stress: submitters, tokenizers, inference threads and the deadline thread race for
 * the same texts, with a deadline so short and a model so moody that each way to an answer is taken often.
 */
class HandOverTest {
    private static final int SUBMITTERS = 4;
    private static final int TEXTS_EACH = 25_000;
    private static final int LONE_TEXTS = 100_000;
    private static final Duration DEADLINE = Duration.ofMillis(8);
    private static final String[] WORDS = {"good", "bad", "fine", "awful", "great", "late"};

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final MicrometerMetrics metrics = new MicrometerMetrics(registry);
    private final CircuitBreaker breaker = EngineFixture.breaker(metrics);
    private final long seed = System.nanoTime();

    @Test
    void everyTextIsAnsweredOnceByWhomeverAndEveryPermitComesBack() throws Exception {
        EngineSettings settings = new EngineSettings(
                DEADLINE, 16, 64, 2, 2, 50, 1 << 20, Duration.ofMillis(4), Duration.ofSeconds(30), 0);
        BusyScorer moody = new BusyScorer();
        moody.meanwhile = this::pauseOrFail;
        ScoringEngine engine = EngineFixture.engine(settings, moody, breaker, System::nanoTime, metrics);
        List<PendingAnswer> all;
        EngineThreads threads = EngineThreads.start(engine, settings, () -> {});
        try {
            all = submitFromManyThreads(engine, settings);
            for (PendingAnswer pending : all) {
                pending.answer();
            }
        } finally {
            threads.close();
        }
        assertTrue(threads.areStopped(), this::seeded);

        Map<FallbackReason, Integer> fallbacks = new EnumMap<>(FallbackReason.class);
        int byModel = 0;
        for (PendingAnswer pending : all) {
            Answer answer = pending.answer();
            if (answer.scorer() == ScorerType.MODEL) {
                byModel++;
                assertEquals(alone(pending), answer.score(), this::seeded);
            } else {
                fallbacks.merge(answer.fallbackReason(), 1, Integer::sum);
            }
        }
        assertEquals(SUBMITTERS * TEXTS_EACH, all.size());
        assertTrue(byModel > 0, this::seeded);
        assertTrue(fallbacks.size() >= 3, () -> "too tame to show anything: " + fallbacks + seeded());
        assertEquals(0, registry.get("undertone.permits.held").gauge().value(), this::seeded);
    }

    @Test
    void aLoneTextIsNeverForgotten() {
        EngineSettings settings = EngineFixture.settings(Duration.ofSeconds(10));
        ScoringEngine engine = EngineFixture.engine(settings, new WordScorer(), breaker, System::nanoTime, metrics);
        EngineThreads threads = EngineThreads.start(engine, settings, () -> {});
        try {
            for (int i = 0; i < LONE_TEXTS; i++) {
                // The next one comes at the moment at which the device has nothing left to do.
                PendingAnswer pending = engine.submit(ScoringRequest.live(text(0, i, "good")), () -> {});

                assertEquals(ScorerType.MODEL, pending.answer().scorer(), "text " + i + " waited for its deadline");
            }
        } finally {
            threads.close();
        }
    }

    private static Score alone(PendingAnswer pending) throws ScoringException {
        WordScorer words = new WordScorer();
        return words.score(List.of(words.tokenize(pending.text().text()))).get(0);
    }

    private List<PendingAnswer> submitFromManyThreads(ScoringEngine engine, EngineSettings settings)
            throws InterruptedException, ExecutionException, TimeoutException {
        ExecutorService submitters = Executors.newFixedThreadPool(SUBMITTERS + 1);
        try {
            List<Future<List<PendingAnswer>>> submitted = new ArrayList<>();
            for (int submitter = 0; submitter < SUBMITTERS; submitter++) {
                int number = submitter;
                submitted.add(submitters.submit(() -> submitAll(engine, number)));
            }
            Future<?> meddler = submitters.submit(() -> meddle(engine, settings, submitted));
            List<PendingAnswer> all = new ArrayList<>();
            for (Future<List<PendingAnswer>> one : submitted) {
                all.addAll(one.get(60, TimeUnit.SECONDS));
            }
            meddler.get(60, TimeUnit.SECONDS);
            return all;
        } finally {
            submitters.shutdownNow();
        }
    }

    private List<PendingAnswer> submitAll(ScoringEngine engine, int submitter) {
        Random random = new Random(seed + submitter);
        List<PendingAnswer> mine = new ArrayList<>();
        for (int i = 0; i < TEXTS_EACH; i++) {
            // Few different texts, so that many join a row that is on its way.
            String text = (WORDS[random.nextInt(WORDS.length)] + " ")
                    .repeat(1 + random.nextInt(5))
                    .strip();
            mine.add(engine.submit(ScoringRequest.live(text(submitter, i, text)), () -> {}));
        }
        return mine;
    }

    private static AdmittedText text(int partition, int offset, String text) {
        SourcePosition position = new SourcePosition("tweets.raw", partition, offset);
        return new AdmittedText(position, "tweets", null, text, "en", ModelRoutes.DEFAULT, null, 0, 0, 0, List.of());
    }

    /** Replaces the model and moves the breaker while texts are on their way. */
    private void meddle(ScoringEngine engine, EngineSettings settings, List<Future<List<PendingAnswer>>> submitted) {
        Random random = new Random(seed - 1);
        while (!submitted.stream().allMatch(Future::isDone)) {
            LockSupport.parkNanos(2_000_000);
            if (random.nextInt(20) == 0) {
                BusyScorer next = new BusyScorer();
                next.meanwhile = this::pauseOrFail;
                engine.replaceModel(EngineFixture.loaded(settings, next));
            }
            breaker.reset();
        }
    }

    private void pauseOrFail() {
        int mood = ThreadLocalRandom.current().nextInt(40);
        if (mood == 0) {
            throw new IllegalStateException("moody");
        }
        LockSupport.parkNanos(mood == 1 ? 10_000_000 : 100_000);
    }

    private String seeded() {
        return ", seed " + seed;
    }
}
