package dev.undertone.engine;

import static dev.undertone.engine.EngineFixture.DEADLINE;
import static dev.undertone.engine.EngineFixture.settings;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.undertone.schemas.FallbackReason;
import dev.undertone.schemas.Label;
import dev.undertone.schemas.ReleaseReason;
import dev.undertone.schemas.ScorerType;
import dev.undertone.text.AdmittedText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Batching, permits and deadlines: single-stepped, without threads or waiting, time by hand. */
class ScoringEngineTest {
    private static final String LONG = "w ".repeat(200).strip();

    @Test
    void aLoneTextLeavesAtOnce() {
        EngineFixture fixture = new EngineFixture(settings(64, 1024, 100));
        PendingAnswer pending = fixture.submit("good good");

        fixture.stepAll();

        assertEquals(Label.POSITIVE, pending.answer().score().label());
        assertEquals(ReleaseReason.IDLE, pending.answer().inference().releaseReason());
        assertEquals(1, pending.answer().inference().batchRecords());
    }

    @Test
    void textsOfLikeLengthShareABatchAndALongOneGoesAlone() {
        EngineFixture fixture = new EngineFixture(settings(64, 1024, 100));
        fixture.submit("a b");
        fixture.submit("a b c");
        fixture.submit(LONG);
        fixture.engine.tokenizeAll();

        assertEquals(2, fixture.engine.nextBatch().rows().size());
        assertEquals(1, fixture.engine.nextBatch().rows().size());
        assertNull(fixture.engine.nextBatch());
    }

    @Test
    void aBatchIsClosedByRecords() {
        EngineFixture fixture = new EngineFixture(settings(2, 1024, 100));
        List.of("a b c d", "b c d e", "c d e f").forEach(fixture::submit);
        fixture.engine.tokenizeAll();

        assertEquals(ReleaseReason.FULL, fixture.engine.nextBatch().reason());
    }

    @Test
    void aBatchIsClosedByPaddedTokens() {
        EngineFixture fixture = new EngineFixture(settings(64, 10, 100));
        List.of("a b c d", "b c d e", "c d e f").forEach(fixture::submit);
        fixture.engine.tokenizeAll();

        assertEquals(ReleaseReason.BUDGET, fixture.engine.nextBatch().reason());
    }

    @Test
    void aBatchWhoseOldestTextCouldWaitNoLongerSaysSo() {
        EngineFixture fixture = new EngineFixture(settings(64, 1024, 100));
        PendingAnswer text = fixture.submit("good");
        fixture.ticker.advance(DEADLINE.multipliedBy(3).dividedBy(4));

        fixture.stepAll();

        assertEquals(ReleaseReason.DEADLINE, text.answer().inference().releaseReason());
    }

    @Test
    void aBatchOfAShutdownSaysSo() {
        EngineFixture fixture = new EngineFixture(settings(64, 1024, 100));
        PendingAnswer text = fixture.submit("good");
        fixture.engine.drain();

        fixture.stepAll();

        assertEquals(ReleaseReason.DRAIN, text.answer().inference().releaseReason());
    }

    @Test
    void theMostUrgentTextGoesFirstWhateverItsLength() {
        EngineFixture fixture = new EngineFixture(settings(1, 1024, 100));
        fixture.submit("short one");
        PendingAnswer hurried = fixture.submit(LONG, Duration.ofMillis(10));
        fixture.engine.tokenizeAll();

        fixture.engine.infer(fixture.engine.nextBatch());

        assertTrue(hurried.isDone());
    }

    @Test
    void atAFullWindowPaddingStaysSmall() {
        EngineFixture fixture = new EngineFixture(settings(64, 512, 1000));
        Random random = new Random(1);
        for (int i = 0; i < 256; i++) {
            fixture.submit("w" + i + " w".repeat(4 + random.nextInt(45)));
        }
        fixture.engine.tokenizeAll();

        double padded = 0;
        double real = 0;
        for (Batch batch = fixture.engine.nextBatch(); batch != null; batch = fixture.engine.nextBatch()) {
            padded += batch.longest() * batch.rows().size();
            real += batch.realTokens();
        }

        assertTrue(real / padded >= 0.93, real / padded + " of the tokens are real");
    }

    @Test
    void aQueuedTextIsAnsweredAtItsDeadlineNotBefore() {
        EngineFixture fixture = new EngineFixture(settings(64, 1024, 100));
        PendingAnswer pending = fixture.submit("good");

        fixture.ticker.advance(DEADLINE.minusMillis(10).minusNanos(1));
        fixture.engine.expireDue();
        assertFalse(pending.isDone(), "ten milliseconds are left for forwarding");
        fixture.ticker.advance(Duration.ofNanos(1));
        fixture.engine.expireDue();

        assertEquals(FallbackReason.DEADLINE_QUEUED, pending.answer().fallbackReason());
        assertEquals(ScorerType.VADER, pending.answer().scorer());
    }

    @Test
    void aTextOnTheDeviceIsAnsweredAtItsDeadlineAndTheLateResultIsCountedNotUsed() {
        EngineFixture fixture = new EngineFixture(settings(64, 1024, 100));
        PendingAnswer pending = fixture.submit("good");
        fixture.engine.tokenizeAll();
        Batch batch = fixture.engine.nextBatch();

        fixture.ticker.advance(DEADLINE);
        fixture.engine.expireDue();
        fixture.engine.infer(batch);

        assertEquals(FallbackReason.DEADLINE_IN_FLIGHT, pending.answer().fallbackReason());
        assertEquals(1, fixture.count("undertone.late.results"));
    }

    @Test
    void aBatchWhoseTextsWereAllAnsweredMeanwhileIsNoBatch() {
        EngineFixture fixture = new EngineFixture(settings(64, 1024, 100));
        fixture.submit("good");
        fixture.engine.tokenizeAll();

        fixture.ticker.advance(DEADLINE);
        fixture.engine.expireDue();

        assertNull(fixture.engine.nextBatch());
    }

    @Test
    void sendersWithShortDeadlinesDoNotShrinkTheEngine() {
        EngineFixture fixture = new EngineFixture(settings(64, 1024, 100));
        for (int i = 0; i < 200; i++) {
            fixture.submit("good", Duration.ofMillis(1));
            fixture.ticker.advance(Duration.ofMillis(200));
            fixture.engine.expireDue();
        }

        assertEquals(
                100, fixture.registry.get("undertone.permits.limit").gauge().value());
    }

    @Test
    void whatARecordSpentBeforeTheEngineDoesNotHideThatItIsLate() {
        EngineFixture fixture = new EngineFixture(settings(64, 1024, 100));
        for (int i = 0; i < 100; i++) {
            fixture.submit("n" + i, DEADLINE.minusMillis(1));
        }

        fixture.ticker.advance(DEADLINE);
        fixture.engine.expireDue();

        assertEquals(25, fixture.engine.permitsLimit());
    }

    @Test
    void aHeaderCanOnlyShortenTheDeadline() {
        EngineFixture fixture = new EngineFixture(settings(64, 1024, 100));
        PendingAnswer hurried = fixture.submit("good", Duration.ofMillis(10));
        PendingAnswer patient = fixture.submit("good day", Duration.ofDays(1));

        fixture.ticker.advance(DEADLINE.minusMillis(11));
        fixture.engine.expireDue();
        assertTrue(hurried.isDone());
        assertFalse(patient.isDone());
        fixture.ticker.advance(Duration.ofMillis(1));
        fixture.engine.expireDue();

        assertTrue(patient.isDone());
    }

    @Test
    void withoutAPermitTheCallerWaitsAndIsAnsweredAtItsDeadline() {
        EngineFixture fixture = new EngineFixture(settings(64, 1024, 1));
        fixture.submit("holds the permit");

        PendingAnswer second = fixture.engine.submit(
                ScoringRequest.live(fixture.text("waits")), () -> fixture.ticker.advance(Duration.ofMillis(100)));

        assertEquals(FallbackReason.DEADLINE_ADMISSION, second.answer().fallbackReason());
    }

    @Test
    void aPermitIsFreeAsSoonAsItsAnswerIsThereForwardedOrNot() {
        EngineFixture fixture = new EngineFixture(settings(64, 1024, 1));
        PendingAnswer first = fixture.submit("good");
        fixture.stepAll();

        PendingAnswer second = fixture.submit("good day");
        fixture.stepAll();

        assertEquals(ScorerType.MODEL, first.answer().scorer());
        assertEquals(ScorerType.MODEL, second.answer().scorer());
    }

    @Test
    void bytesAreBoundedToo() {
        EngineSettings bounded =
                new EngineSettings(DEADLINE, 64, 1024, 1, 1, 100, 10, Duration.ZERO, Duration.ofSeconds(30), 0);
        EngineFixture fixture = new EngineFixture(bounded);
        fixture.submit("nine char");

        PendingAnswer second = fixture.engine.submit(
                ScoringRequest.live(fixture.text("more")), () -> fixture.ticker.advance(Duration.ofMillis(100)));

        assertEquals(FallbackReason.QUEUE_FULL, second.answer().fallbackReason());
    }

    @Test
    void identicalTextsInFlightAreScoredOnceAndEachHasItsAnswer() {
        EngineFixture fixture = new EngineFixture(settings(64, 1024, 100));
        List<PendingAnswer> same = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            same.add(fixture.submit("good news"));
        }
        fixture.engine.tokenizeAll();
        Batch batch = fixture.engine.nextBatch();
        same.add(fixture.submit("good news"));
        fixture.engine.tokenizeAll();
        fixture.engine.infer(batch);

        assertEquals(1, batch.rows().size());
        same.forEach(text -> assertEquals(ScorerType.MODEL, text.answer().scorer()));
        assertEquals(5, fixture.count("undertone.texts.joined"));
    }

    @Test
    void aLeaderPastItsDeadlineDoesNotTakeItsFollowersWithIt() {
        EngineFixture fixture = new EngineFixture(settings(64, 1024, 100));
        PendingAnswer leader = fixture.submit("good news", Duration.ofMillis(10));
        PendingAnswer follower = fixture.submit("good news");
        fixture.engine.tokenizeAll();

        fixture.ticker.advance(Duration.ofMillis(10));
        fixture.engine.expireDue();
        fixture.stepAll();

        assertEquals(ScorerType.VADER, leader.answer().scorer());
        assertEquals(ScorerType.MODEL, follower.answer().scorer());
    }

    @Test
    void aTextWhoseTwinsAreAllAnsweredAndDroppedIsScoredAnew() {
        EngineFixture fixture = new EngineFixture(settings(64, 1024, 100));
        fixture.submit("good news", Duration.ofMillis(10));
        fixture.engine.tokenizeAll();
        fixture.ticker.advance(Duration.ofMillis(10));
        fixture.engine.expireDue();
        assertNull(fixture.engine.nextBatch());

        PendingAnswer later = fixture.submit("good news");
        fixture.stepAll();

        assertEquals(ScorerType.MODEL, later.answer().scorer());
    }

    @Test
    void aCachedScoreNeedsNoDevice() {
        EngineSettings caching =
                new EngineSettings(DEADLINE, 64, 1024, 1, 1, 100, 1 << 20, Duration.ZERO, Duration.ofSeconds(30), 10);
        EngineFixture fixture = new EngineFixture(caching);
        fixture.submit("good news");
        fixture.stepAll();

        PendingAnswer again = fixture.submit("good news");

        assertEquals(0, fixture.stepAll());
        assertEquals(ScorerType.MODEL, again.answer().scorer());
    }

    @Test
    void backgroundWorkWaitsForALiveBatchAtMost() {
        EngineFixture fixture = new EngineFixture(settings(1, 1024, 100));
        PendingAnswer background = fixture.engine.submit(
                new ScoringRequest(fixture.text("background"), 10, DEADLINE, false, Lane.BACKGROUND), () -> {});
        PendingAnswer live = fixture.submit("live");
        fixture.engine.tokenizeAll();

        fixture.engine.infer(fixture.engine.nextBatch());
        assertTrue(live.isDone());
        assertFalse(background.isDone());
        fixture.engine.infer(fixture.engine.nextBatch());

        assertTrue(background.isDone());
    }

    @Test
    void aStaleTextIsShedOnlyWhenTheModelIsBusyAndTheFallbackKnows() {
        EngineFixture fixture = new EngineFixture(settings(64, 1024, 1));
        PendingAnswer idle = stale(fixture, fixture.text("good but old"));
        PendingAnswer shed = stale(fixture, fixture.text("good and older"));
        AdmittedText arabic = fixture.text("\u062e\u0628\u0631 \u062c\u064a\u062f", "ar");
        PendingAnswer waits =
                fixture.engine.submit(new ScoringRequest(arabic, 10, DEADLINE, true, Lane.LIVE), fixture::stepAll);
        fixture.stepAll();

        assertEquals(ScorerType.MODEL, idle.answer().scorer());
        assertEquals(FallbackReason.LAG_SHED, shed.answer().fallbackReason());
        assertEquals(ScorerType.VADER, shed.answer().scorer());
        assertEquals(ScorerType.MODEL, waits.answer().scorer());
    }

    @Test
    void staleTextsLeaveRoomForThoseThatOnlyTheModelCanAnswer() {
        EngineFixture fixture = new EngineFixture(settings(64, 1024, 8));
        List<PendingAnswer> english = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            english.add(stale(fixture, fixture.text("good " + i)));
        }
        // None of them may wait for a permit: nobody steps the engine.
        PendingAnswer arabic = stale(fixture, fixture.text("\u062e\u0628\u0631 \u062c\u064a\u062f", "ar"));
        fixture.stepAll();

        assertEquals(
                6,
                english.stream()
                        .filter(text -> text.answer().scorer() == ScorerType.MODEL)
                        .count());
        assertEquals(ScorerType.MODEL, arabic.answer().scorer());
    }

    @Test
    void aStaleTextThatMustWaitLetsTheOthersGoOnMeanwhile() {
        EngineFixture fixture = new EngineFixture(settings(64, 1024, 1));
        stale(fixture, fixture.text("good"));
        AdmittedText arabic = fixture.text("\u062e\u0628\u0631 \u062c\u064a\u062f", "ar");
        int[] tries = {0};

        PendingAnswer waits = fixture.engine.submit(new ScoringRequest(arabic, 10, DEADLINE, true, Lane.LIVE), () -> {
            tries[0]++;
            fixture.stepAll();
        });
        fixture.stepAll();

        assertEquals(1, tries[0]);
        assertEquals(ScorerType.MODEL, waits.answer().scorer());
    }

    @Test
    void closingAnswersWhatIsOpenAndTakesNothingMore() {
        EngineFixture fixture = new EngineFixture(settings(64, 1024, 100));
        PendingAnswer pending = fixture.submit("good");

        fixture.engine.close();

        assertEquals(FallbackReason.MODEL_NOT_READY, pending.answer().fallbackReason());
        assertThrows(EngineClosedException.class, () -> fixture.submit("good"));
    }

    private static PendingAnswer stale(EngineFixture fixture, AdmittedText text) {
        return fixture.engine.submit(new ScoringRequest(text, 10, DEADLINE, true, Lane.LIVE), () -> {});
    }
}
