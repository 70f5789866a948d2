package dev.undertone.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluationTest {
    private static final Bootstrap BOOTSTRAP = new Bootstrap(500, 7);
    private static final String GIVEN = "+-".repeat(200);
    private static final Contestant RIGHT = contestant("right", "+-".repeat(200));
    private static final Contestant HALF = contestant("half", "+".repeat(400));

    @Test
    void theBestIsFirstWhereMoreIsBetterAndWhereLessIs() {
        for (Metric metric : List.of(Metric.ACCURACY, Metric.DISTANCE)) {
            List<Standing> ranking = overall(metric, HALF, RIGHT).ranking();

            assertEquals(
                    List.of("right", "half"),
                    ranking.stream().map(Standing::name).toList(),
                    metric.toString());
            assertEquals(List.of(1, 2), ranking.stream().map(Standing::rank).toList());
        }
    }

    @Test
    void theFirstIsBehindNobodyAndTheOthersByAPositiveNumber() {
        for (Metric metric : List.of(Metric.ACCURACY, Metric.DISTANCE)) {
            List<Standing> ranking = overall(metric, HALF, RIGHT).ranking();

            assertNull(ranking.get(0).behind());
            assertEquals(
                    metric == Metric.ACCURACY ? 0.5 : 1.0,
                    behind(ranking.get(1)).value(),
                    metric.toString());
            assertTrue(behind(ranking.get(1)).isClear());
        }
    }

    @Test
    void whoeverHasNoSuchFigureIsLast() {
        Contestant sure = new Contestant(
                "sure",
                RIGHT.verdicts().stream()
                        .map(one -> new Verdict(one.label(), 0.6, 0))
                        .toList());

        List<Standing> ranking = overall(Metric.CALIBRATION_ERROR, RIGHT, sure).ranking();

        assertEquals("right", ranking.get(1).name());
        assertFalse(behind(ranking.get(1)).isClear());
    }

    /** Drawn apart, the two would differ by chance; drawn together they cannot. */
    @Test
    void differencesArePaired() {
        List<Standing> ranking = overall(Metric.ACCURACY, HALF, contestant("twin", "+".repeat(400)))
                .ranking();

        assertEquals(new Estimate(0, 0, 0), ranking.get(1).behind());
        assertNotEquals(ranking.get(0).value().low(), ranking.get(0).value().high());
    }

    @Test
    void theIntervalIsThatOfTheBinomial() {
        Estimate accuracy = overall(Metric.ACCURACY, HALF).reports().get(0).estimate(Metric.ACCURACY);

        double half = 1.96 * Math.sqrt(0.25 / 400);
        // 500 resamples place the ends of the interval to about a tenth of its half width.
        assertEquals(0.5 - half, accuracy.low(), 0.2 * half);
        assertEquals(0.5 + half, accuracy.high(), 0.2 * half);
    }

    @Test
    void theSameSeedGivesTheSameIntervalsAndAnotherSeedOthers() {
        Estimate one = accuracy(new Bootstrap(100, 1));

        assertEquals(one, accuracy(new Bootstrap(100, 1)));
        assertNotEquals(one, accuracy(new Bootstrap(100, 2)));
    }

    @Test
    void withoutResamplesThereAreValuesAndNoIntervals() {
        Estimate accuracy = accuracy(new Bootstrap(0, 1));

        assertEquals(new Estimate(0.5, Double.NaN, Double.NaN), accuracy);
        assertFalse(accuracy.isClear());
    }

    @Test
    void eachLanguageIsJudgedApartTheMostFrequentFirst() {
        List<Example> examples = new ArrayList<>(Answers.examples("+", "ar"));
        examples.addAll(Answers.examples("--", "en"));

        Evaluation evaluation = Evaluation.of(examples, List.of(contestant("any", "+-+")), Metric.ACCURACY, BOOTSTRAP);

        assertEquals(
                List.of("overall", "en", "ar"),
                evaluation.slices().stream().map(Slice::name).toList());
        assertEquals(
                List.of(2.0 / 3, 0.5, 1.0),
                evaluation.slices().stream()
                        .map(slice ->
                                slice.reports().get(0).estimate(Metric.ACCURACY).value())
                        .toList());
    }

    @Test
    void oneLanguageIsNotToldTwice() {
        assertEquals(1, evaluation(Metric.ACCURACY, BOOTSTRAP, HALF).slices().size());
    }

    private static Estimate accuracy(Bootstrap bootstrap) {
        return evaluation(Metric.ACCURACY, bootstrap, HALF)
                .overall()
                .reports()
                .get(0)
                .estimate(Metric.ACCURACY);
    }

    private static Slice overall(Metric metric, Contestant... contestants) {
        return evaluation(metric, BOOTSTRAP, contestants).overall();
    }

    private static Evaluation evaluation(Metric metric, Bootstrap bootstrap, Contestant... contestants) {
        return Evaluation.of(Answers.examples(GIVEN), List.of(contestants), metric, bootstrap);
    }

    private static Estimate behind(Standing standing) {
        Estimate behind = standing.behind();
        assertNotNull(behind);
        return behind;
    }

    private static Contestant contestant(String name, String answers) {
        return new Contestant(name, Answers.verdicts(answers));
    }
}
