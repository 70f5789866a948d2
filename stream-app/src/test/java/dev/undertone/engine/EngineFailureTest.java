package dev.undertone.engine;

import static dev.undertone.engine.EngineFixture.DEADLINE;
import static dev.undertone.engine.EngineFixture.settings;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.undertone.engine.FaultInjection.Fault;
import dev.undertone.schemas.BreakerState;
import dev.undertone.schemas.FallbackReason;
import dev.undertone.schemas.ScorerType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of texts when the model fails: single-stepped, time by hand. */
class EngineFailureTest {
    private final ManualTicker faultTime = new ManualTicker();
    private final FaultInjection model = new FaultInjection(new WordScorer(), faultTime);
    private final EngineFixture fixture = new EngineFixture(settings(64, 1024, 1000), model);

    @Test
    void onePoisonRowOf64CostsOnlyItself() {
        List<PendingAnswer> texts = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            texts.add(fixture.submit(i == 37 ? "explode n37" : "good n" + i));
        }

        fixture.stepAll();

        assertEquals(
                63,
                texts.stream()
                        .filter(text -> text.answer().scorer() == ScorerType.MODEL)
                        .count());
        assertEquals(FallbackReason.MODEL_REJECTED_INPUT, texts.get(37).answer().fallbackReason());
        assertEquals(BreakerState.CLOSED, fixture.breaker.state());
    }

    @Test
    void poisonAloneIsNoFailureOfTheModel() {
        for (int i = 0; i < 5; i++) {
            PendingAnswer poison = fixture.submit("explode n" + i);
            fixture.stepAll();
            assertEquals(FallbackReason.MODEL_REJECTED_INPUT, poison.answer().fallbackReason());
        }

        assertEquals(BreakerState.CLOSED, fixture.breaker.state());
    }

    @Test
    void threeFailedBatchesOpenTheBreakerAndTextsNoLongerWait() {
        model.inject(Fault.ERROR, Duration.ZERO, Duration.ofHours(1));
        failThreeBatches();
        assertEquals(BreakerState.OPEN, fixture.breaker.state());

        PendingAnswer next = fixture.submit("good");

        assertTrue(next.isDone());
        assertEquals(FallbackReason.BREAKER_OPEN, next.answer().fallbackReason());
        assertEquals(BreakerState.OPEN, next.answer().breaker());
    }

    @Test
    void aMinuteLaterThreeProbesCloseItAndItStaysClosed() {
        model.inject(Fault.ERROR, Duration.ZERO, Duration.ofHours(1));
        failThreeBatches();
        model.inject(Fault.ERROR, Duration.ZERO, Duration.ZERO);

        fixture.ticker.advance(Duration.ofSeconds(60));
        for (int probe = 0; probe < 3; probe++) {
            assertEquals(BreakerState.OPEN.equals(fixture.breaker.state()), probe == 0);
            PendingAnswer text = fixture.submit("good probe " + probe);
            fixture.stepAll();
            assertEquals(ScorerType.MODEL, text.answer().scorer());
        }
        assertEquals(BreakerState.CLOSED, fixture.breaker.state());
        model.inject(Fault.ERROR, Duration.ZERO, Duration.ofHours(1));
        fixture.submit("good again");
        fixture.stepAll();

        assertEquals(BreakerState.CLOSED, fixture.breaker.state(), "old failures are forgotten");
    }

    @Test
    void whileAProbeIsOutNoOtherTextWaitsForIt() {
        EngineFixture small = new EngineFixture(settings(1, 1024, 1000), model);
        model.inject(Fault.ERROR, Duration.ZERO, Duration.ofHours(1));
        for (int i = 0; i < 3; i++) {
            small.submit("n" + i);
            small.stepAll();
        }
        small.ticker.advance(Duration.ofSeconds(60));
        PendingAnswer probed = small.submit("good probe");
        PendingAnswer behind = small.submit("good text behind it");
        small.engine.tokenizeAll();

        Batch probe = small.engine.nextBatch();
        PendingAnswer later = small.submit("good text after it");

        assertNull(small.engine.nextBatch());
        assertFalse(probed.isDone());
        assertEquals(FallbackReason.BREAKER_OPEN, behind.answer().fallbackReason());
        assertEquals(FallbackReason.BREAKER_OPEN, later.answer().fallbackReason());
        assertEquals(1, probe.rows().size());
    }

    @Test
    void anOverrunOpensTheBreakerAtOnceAndAnswersWhatWaits() {
        fixture.submit("good one");
        fixture.engine.tokenizeAll();
        Batch hanging = fixture.engine.nextBatch();
        fixture.engine.startRun(hanging);
        fixture.ticker.advance(DEADLINE.multipliedBy(2).minusMillis(1));
        PendingAnswer waiting = fixture.submit("good two");
        fixture.engine.tokenizeAll();

        assertFalse(fixture.engine.watchRuns());
        assertFalse(waiting.isDone());
        fixture.ticker.advance(Duration.ofMillis(2));
        fixture.engine.watchRuns();

        assertEquals(BreakerState.OPEN, fixture.breaker.state());
        assertEquals(FallbackReason.BREAKER_OPEN, waiting.answer().fallbackReason());
    }

    @Test
    void anOverrunThatEndsIsFollowedByProbesAtOnce() {
        BusyScorer held = new BusyScorer();
        EngineFixture engine = new EngineFixture(settings(64, 1024, 1000), held);
        held.meanwhile = () -> {
            engine.ticker.advance(DEADLINE.multipliedBy(3));
            engine.engine.watchRuns();
            assertEquals(BreakerState.OPEN, engine.breaker.state());
        };

        engine.submit("good one");
        engine.stepAll();

        assertEquals(BreakerState.HALF_OPEN, engine.breaker.state());
    }

    @Test
    void aProbeThatDiesIsAProbeThatFailed() {
        BusyScorer dying = new BusyScorer();
        EngineFixture engine = new EngineFixture(settings(64, 1024, 1000), dying);
        engine.breaker.trip(engine.ticker.nanos(), "a run is past its limit");
        engine.breaker.overrunEnded();
        dying.meanwhile = () -> {
            throw new StackOverflowError();
        };

        PendingAnswer text = engine.submit("good one");

        assertThrows(StackOverflowError.class, engine::stepAll);
        assertEquals(FallbackReason.MODEL_ERROR, text.answer().fallbackReason());
        assertEquals(BreakerState.OPEN, engine.breaker.state());
    }

    @Test
    void aReplacedModelIsProbedAtOnce() {
        fixture.submit("good one");
        fixture.engine.tokenizeAll();
        fixture.engine.startRun(fixture.engine.nextBatch());
        fixture.ticker.advance(Duration.ofSeconds(31));
        fixture.engine.watchRuns();

        fixture.engine.replaceModel(EngineFixture.loaded(settings(64, 1024, 1000), new WordScorer()));

        assertEquals(BreakerState.HALF_OPEN, fixture.breaker.state());
    }

    @Test
    void aRunPastAllHopeAsksForAnotherModelOnce() {
        fixture.submit("good one");
        fixture.engine.tokenizeAll();
        fixture.engine.startRun(fixture.engine.nextBatch());

        fixture.ticker.advance(Duration.ofSeconds(31));

        assertTrue(fixture.engine.watchRuns());
        assertFalse(fixture.engine.watchRuns());
    }

    @Test
    void outOfMemoryIsRetriedAtHalfTheBudgetAndIsNoFailureWhileRowsFit() {
        EngineFixture limited = new EngineFixture(settings(64, 1024, 1000), new MemoryBoundScorer(16));
        List<PendingAnswer> texts = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            texts.add(limited.submit("good day n" + i));
        }

        limited.stepAll();

        texts.forEach(text -> assertEquals(ScorerType.MODEL, text.answer().scorer()));
        assertEquals(BreakerState.CLOSED, limited.breaker.state());
        for (int i = 0; i < 8; i++) {
            limited.submit("bad day n" + i);
        }
        limited.engine.tokenizeAll();
        assertTrue(limited.engine.nextBatch().realTokens() <= 24, "later batches are smaller");
    }

    @Test
    void outOfMemoryOverASingleRowIsAFailure() {
        model.inject(Fault.OOM, Duration.ZERO, Duration.ofHours(1));

        PendingAnswer text = fixture.submit("good");
        fixture.stepAll();

        assertEquals(FallbackReason.MODEL_OUT_OF_MEMORY, text.answer().fallbackReason());
        assertEquals(1, fixture.count("undertone.batch.failures"));
    }

    @Test
    void aReplacedModelServes() {
        EngineSettings settings = settings(64, 1024, 1000);
        model.inject(Fault.ERROR, Duration.ZERO, Duration.ofHours(1));

        fixture.engine.replaceModel(EngineFixture.loaded(settings, new WordScorer()));
        PendingAnswer text = fixture.submit("good");
        fixture.stepAll();

        assertEquals(ScorerType.MODEL, text.answer().scorer());
    }

    private void failThreeBatches() {
        for (int i = 0; i < 3; i++) {
            PendingAnswer text = fixture.submit("good n" + i);
            fixture.stepAll();
            assertEquals(FallbackReason.MODEL_ERROR, text.answer().fallbackReason());
            assertEquals(ScorerType.VADER, text.answer().scorer());
        }
    }
}
