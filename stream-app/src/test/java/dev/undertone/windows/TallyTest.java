package dev.undertone.windows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.undertone.schemas.BreakerState;
import dev.undertone.schemas.DimensionKind;
import dev.undertone.schemas.FallbackReason;
import dev.undertone.schemas.Label;
import dev.undertone.schemas.ScorerType;
import dev.undertone.schemas.SentimentWindow;
import dev.undertone.text.Answer;
import dev.undertone.text.ModelIdentity;
import dev.undertone.text.Score;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TallyTest {
    private static final WindowSettings SETTINGS = new WindowSettings(
            Duration.ofMinutes(1),
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            Duration.ofHours(1),
            Duration.ofSeconds(1));
    private static final ModelIdentity MODEL = new ModelIdentity("m", "1", "d", "cpu", "fp32");

    @Test
    void addingHasNoOrder() {
        List<Answer> answers = randomAnswers();
        Tally forwards = new Tally();
        Tally backwards = new Tally();

        answers.forEach(answer -> forwards.add(answer, 5));
        for (int i = answers.size() - 1; i >= 0; i--) {
            backwards.add(answers.get(i), 5);
        }

        assertEquals(forwards, backwards);
    }

    @Test
    void whatWasAddedCanBeSubtracted() {
        Tally whole = tally(randomAnswers());
        Tally part = tally(randomAnswers().subList(0, 10));
        Tally before = tally(randomAnswers());

        whole.add(part);
        whole.subtract(part);

        assertEquals(before, whole);
    }

    @Test
    void bytesGiveTheSameTallyBack() {
        Tally tally = tally(randomAnswers());
        tally.addLate(3);

        assertEquals(
                tally, WindowState.of(new WindowState(true, tally).toBytes()).tally());
        WindowPartial partial = WindowPartial.of(new WindowPartial(3, -60_000, 1_770_000_000_123L, tally).toBytes());
        assertEquals(new WindowPartial(3, -60_000, 1_770_000_000_123L, tally), partial);
    }

    @Test
    void aTallyOfAnOlderVersionReadsWithItsMissingCellsZero() {
        byte[] bytes = new WindowState(false, tally(randomAnswers())).toBytes();

        Tally older = WindowState.of(Arrays.copyOf(bytes, bytes.length - 5)).tally();

        assertEquals(tally(randomAnswers()).inputs(), older.inputs());
    }

    @Test
    void theOrderOfReasonsAndScorersIsState() {
        assertEquals(
                "[UNKNOWN, DEADLINE_ADMISSION, DEADLINE_QUEUED, DEADLINE_IN_FLIGHT, BREAKER_OPEN, QUEUE_FULL, MODEL_ERROR,"
                        + " MODEL_REJECTED_INPUT, MODEL_OUT_OF_MEMORY, MODEL_NOT_READY, LAG_SHED]",
                Arrays.toString(FallbackReason.values()));
    }

    @Test
    void aWindowShowsCountsMeansAndSharesOfEachScorerApart() {
        Tally tally = new Tally();
        tally.add(model(0.5), 10);
        tally.add(model(-0.1), 20);
        tally.add(vader(1.0), 30);
        tally.add(pending(), 4000);

        SentimentWindow window = new SentimentWindows(SETTINGS)
                .of(
                        new WindowKey(new WindowDimension(DimensionKind.SOURCE, "tweets"), 0),
                        new WindowState(false, tally),
                        99);

        assertEquals(4, window.getInputs());
        assertEquals(3, window.getStatus().getScored());
        assertEquals(1, window.getStatus().getPending());
        assertEquals(2, window.getModelPolarity().getCount());
        assertEquals(0.2, window.getModelPolarity().getMean(), 1e-12);
        assertEquals(0.3, window.getModelPolarity().getStandardDeviation(), 1e-12);
        assertEquals(1, window.getVaderPolarity().getHistogram().get(63));
        assertEquals(0.5, window.getFallbackShare());
        assertEquals(2, window.getFallbackReasons().get("DEADLINE_QUEUED"));
        assertEquals(1015, window.getLatency().getMeanMillis());
        assertTrue(
                window.getLatency().getP50Millis() >= 20 && window.getLatency().getP50Millis() < 40);
        assertTrue(window.getLatency().getP99Millis() >= 4000);
    }

    @Test
    void anEmptyWindowHasNoPolarityAndNoShare() {
        SentimentWindow window = new SentimentWindows(SETTINGS)
                .of(
                        new WindowKey(new WindowDimension(DimensionKind.SUBJECT, "a:b"), 0),
                        new WindowState(true, new Tally()),
                        99);

        assertNull(window.getModelPolarity());
        assertEquals(0, window.getFallbackShare());
        assertEquals(0, window.getLatency().getP99Millis());
    }

    @Test
    void keysOfADimensionAreInOrderOfTimeAndComeBack() {
        WindowKey earlier = new WindowKey(new WindowDimension(DimensionKind.SUBJECT, "a:b"), 0);
        WindowKey later = new WindowKey(earlier.dimension(), 1L << 40);

        assertTrue(Arrays.compareUnsigned(earlier.toBytes(), later.toBytes()) < 0);
        assertEquals(later, WindowKey.of(later.toBytes()));
        assertEquals("subject:a:b@1970-01-01T00:00:00Z", earlier.toString());
    }

    private static Tally tally(List<Answer> answers) {
        Tally tally = new Tally();
        answers.forEach(answer -> tally.add(answer, answer.queueMicros()));
        return tally;
    }

    private static List<Answer> randomAnswers() {
        Random random = new Random(7);
        return random.doubles(200, -1, 1)
                .mapToObj(polarity -> random.nextInt(5) == 0 ? pending() : model(polarity))
                .toList();
    }

    private static Answer model(double polarity) {
        double positive = (1 + polarity) / 2;
        Score score = Score.ofProbabilities(1 - positive, 0, positive);
        return new Answer(ScorerType.MODEL, score, null, MODEL, null, 0, BreakerState.CLOSED);
    }

    private static Answer vader(double polarity) {
        Score score = new Score(Label.POSITIVE, 0, 0, 1, polarity, null);
        return new Answer(ScorerType.VADER, score, FallbackReason.DEADLINE_QUEUED, MODEL, null, 0, BreakerState.CLOSED);
    }

    private static Answer pending() {
        return new Answer(ScorerType.NONE, null, FallbackReason.DEADLINE_QUEUED, null, null, 0, BreakerState.CLOSED);
    }
}
