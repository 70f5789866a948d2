package dev.undertone.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.undertone.text.BatchScorer;
import dev.undertone.text.ModelIdentity;
import dev.undertone.text.Score;
import dev.undertone.text.ScoringException;
import dev.undertone.text.TokenizedText;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Over a model of DistilBERT's speed on one core: 60 ms a run and 0.75 ms a token. */
class CalibrationTest {
    private final ManualTicker ticker = new ManualTicker();
    private final BatchScorer scorer = new TimedScorer(ticker, Duration.ofMillis(60), Duration.ofNanos(750_000));

    @Test
    void aSlowModelIsMeasuredUpToTheBatchesThatPay() throws ScoringException {
        Calibration calibration = Calibration.measure(scorer, Duration.ofSeconds(60), ticker);

        assertEquals(512, calibration.budgetTokens());
    }

    @Test
    void measuringASlowModelTakesSeconds() throws ScoringException {
        Calibration.measure(scorer, Duration.ofSeconds(60), ticker);

        assertTrue(ticker.nanos() < Duration.ofSeconds(5).toNanos(), () -> ticker.nanos() + " ns");
    }

    @Test
    void aBatchTakesAtMostAQuarterOfTheDeadline() throws ScoringException {
        Calibration calibration = Calibration.measure(scorer, Duration.ofSeconds(1), ticker);

        assertEquals(128, calibration.budgetTokens());
    }

    @Test
    void measuringEndsWhereLargerBatchesPayNoMore() throws ScoringException {
        BatchScorer small = new TimedScorer(ticker, Duration.ofNanos(1_000), Duration.ofNanos(5_000));

        Calibration calibration = Calibration.measure(small, Duration.ofSeconds(60), ticker);

        assertEquals(64, calibration.budgetTokens());
        assertEquals(
                512,
                calibration.points().stream()
                        .mapToInt(Calibration.Point::tokens)
                        .max()
                        .orElseThrow());
    }

    @Test
    void onlyTheLengthThatDecidesIsMeasuredAgainAndAgain() throws ScoringException {
        Duration token = Duration.ofNanos(5_000);
        BatchScorer small = new TimedScorer(ticker, Duration.ZERO, token);
        long start = ticker.nanos();

        Calibration calibration = Calibration.measure(small, Duration.ofSeconds(60), ticker);

        long tokens = calibration.points().stream()
                .mapToLong(point -> (point.length() == 32 ? 5L : 1L) * point.tokens())
                .sum();
        assertEquals(token.multipliedBy(tokens).toNanos(), ticker.nanos() - start);
    }

    /** Takes its time on a clock that is set by hand. */
    private record TimedScorer(ManualTicker ticker, Duration run, Duration token) implements BatchScorer {

        @Override
        public ModelIdentity identity() {
            return new ModelIdentity("slow", "1", "1", "cpu", "fp32");
        }

        @Override
        public TokenizedText tokenize(String text) {
            return new TokenizedText(new long[128], 128);
        }

        @Override
        public List<Score> score(List<TokenizedText> batch) {
            int tokens = batch.stream().mapToInt(TokenizedText::length).sum();
            ticker.advance(run.plus(token.multipliedBy(tokens)));
            return Collections.nCopies(batch.size(), Score.ofProbabilities(1, 0, 0));
        }

        @Override
        public void close() {}
    }
}
