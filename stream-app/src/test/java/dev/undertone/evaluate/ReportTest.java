package dev.undertone.evaluate;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.undertone.schemas.Label;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static final String GIVEN = "---0000+++++";
    private static final String ANSWERS = "-0?00+-++?0-";
    private static final @Nullable Double[] CONFIDENCES = {.9, .55, null, .61, .4, .72, .35, .95, .88, null, .5, .45};

    /** The expected values come from scikit-learn 1.9.1, by training/check_evaluate.py. */
    @Test
    void figuresAreThoseOfScikitLearn() {
        Report report = Answers.report("any", GIVEN, confident());

        assertAll(
                () -> assertValue(0.4166666666666667, report, Metric.ACCURACY),
                () -> assertValue(0.5, report, Metric.MACRO_PRECISION),
                () -> assertValue(0.41111111111111115, report, Metric.MACRO_RECALL),
                () -> assertValue(0.4444444444444444, report, Metric.MACRO_F1),
                () -> assertValue(0.8333333333333334, report, Metric.DISTANCE),
                () -> assertValue(0.8333333333333334, report, Metric.COVERAGE),
                () -> assertValue(0.5, report, Metric.ANSWERED_ACCURACY),
                () -> assertValue(0.29300000000000004, report, Metric.CALIBRATION_ERROR));
    }

    @Test
    void aLabelHasItsOwnFigures() {
        LabelFigures positive =
                Answers.report("any", GIVEN, confident()).labels().get(Label.POSITIVE);

        assertEquals(new LabelFigures(2.0 / 3, 0.4, 0.5, 5), positive);
    }

    @Test
    void theMatrixCountsMissingAnswersApart() {
        Report report = Answers.report("any", GIVEN, confident());

        assertEquals(2, report.confusion(Label.POSITIVE, Label.POSITIVE));
        assertEquals(1, report.confusion(Label.POSITIVE, Label.NEGATIVE));
        assertEquals(1, report.confusion(Label.POSITIVE, null));
        assertEquals(10, report.answered());
    }

    @Test
    void silenceIsNeverRewarded() {
        Report silent = Answers.report("silent", "-0+", Answers.verdicts("???"));

        assertValue(0, silent, Metric.ACCURACY);
        assertValue(0, silent, Metric.MACRO_F1);
        assertEquals(2 + 1 + 2, silent.distanceSum());
        assertValue(Double.NaN, silent, Metric.ANSWERED_ACCURACY);
    }

    @Test
    void aLabelNeitherGivenNorAnsweredDoesNotLowerTheMeans() {
        Report report = Answers.report("any", "--++", Answers.verdicts("--++"));

        assertValue(1, report, Metric.MACRO_RECALL);
    }

    @Test
    void aLabelAnsweredButNeverGivenDoes() {
        Report report = Answers.report("any", "--++", Answers.verdicts("--+0"));

        assertValue((1 + 0 + 0.5) / 3, report, Metric.MACRO_RECALL);
    }

    @Test
    void theWrongSideIsTwiceAsFarAsTheMiddle() {
        assertEquals(2, Answers.report("any", "-", Answers.verdicts("+")).distanceSum());
        assertEquals(1, Answers.report("any", "-", Answers.verdicts("0")).distanceSum());
    }

    @Test
    void whoIsAlwaysRightAndSureIsCalibratedAndWithoutConfidenceThereIsNoCalibration() {
        Verdict sure = new Verdict(Label.POSITIVE, 1.0, 0);

        assertValue(0, Answers.report("sure", "+", List.of(sure)), Metric.CALIBRATION_ERROR);
        assertValue(Double.NaN, Answers.report("vader", "+", Answers.verdicts("+")), Metric.CALIBRATION_ERROR);
    }

    @Test
    void timeIsMillisecondsAText() {
        List<Verdict> verdicts = List.of(new Verdict(null, null, 1e6), new Verdict(null, null, 3e6));

        assertValue(2, Answers.report("any", "++", verdicts), Metric.TIME);
    }

    private static List<Verdict> confident() {
        List<Verdict> verdicts = new ArrayList<>();
        for (int at = 0; at < ANSWERS.length(); at++) {
            verdicts.add(new Verdict(Answers.label(ANSWERS.charAt(at)), CONFIDENCES[at], 0));
        }
        return verdicts;
    }

    private static void assertValue(double expected, Report report, Metric metric) {
        // Sums of a dozen numbers below 1, perhaps in another order.
        assertEquals(expected, report.estimate(metric).value(), 1e-15, metric.toString());
    }
}
