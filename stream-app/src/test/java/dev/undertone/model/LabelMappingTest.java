package dev.undertone.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.undertone.schemas.Label;
import dev.undertone.text.Score;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabelMappingTest {
    private static final Label NEGATIVE = Label.NEGATIVE;
    private static final Label NEUTRAL = Label.NEUTRAL;
    private static final Label POSITIVE = Label.POSITIVE;

    @ParameterizedTest
    @ValueSource(strings = {"NEGATIVE,POSITIVE", "Neg,Pos", " negative , positive "})
    void twoNamesInAnyCase(String names) throws Exception {
        assertEquals(List.of(NEGATIVE, POSITIVE), columns(names));
    }

    @Test
    void theOrderOfColumnsIsTheNamesAndNoHabit() throws Exception {
        assertEquals(List.of(POSITIVE, NEGATIVE), columns("POSITIVE,NEGATIVE"));
        assertEquals(List.of(NEUTRAL, POSITIVE, NEGATIVE), columns("neutral,Positive,NEG"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 star,2 stars,3 stars,4 stars,5 stars",
                "Very Negative,Negative,Neutral,Positive,Very Positive",
                "very_negative,negative,neutral,positive,very-positive"
            })
    void fiveStepsAreTwoToEachSide(String names) throws Exception {
        assertEquals(List.of(NEGATIVE, NEGATIVE, NEUTRAL, POSITIVE, POSITIVE), columns(names));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LABEL_0,LABEL_1,LABEL_2",
                "negative,negative,positive",
                "negative,neutral",
                "neg,negative",
                "1 star,2 stars,3 stars,4 stars",
                "1 star,1 star,3 stars,4 stars,5 stars",
                "joy",
                "joy,anger"
            })
    void otherNamesAreRefusedWithWhatWasWantedAndFound(String names) {
        ModelException refusal = assertThrows(ModelException.class, () -> columns(names));

        assertTrue(refusal.getMessage().contains("wanted negative and positive"), refusal.getMessage());
        assertTrue(refusal.getMessage().contains(names.split(",", -1)[0]), refusal.getMessage());
        assertTrue(refusal.getMessage().contains("undertone.model.labels"), refusal.getMessage());
    }

    @Test
    void aMappingNamesColumnsOrTheirNumbers() throws Exception {
        Map<String, Label> explicit = Map.of("LABEL_0", NEGATIVE, "1", NEUTRAL, "LABEL_2", POSITIVE, "3", POSITIVE);

        assertEquals(
                List.of(NEGATIVE, NEUTRAL, POSITIVE, POSITIVE), columns("LABEL_0,LABEL_1,LABEL_2,LABEL_3", explicit));
    }

    @Test
    void aMappingMustNameEveryColumnAndNoOther() {
        assertRefused("a,b,c", Map.of("a", NEGATIVE, "b", POSITIVE), "c is missing");
        assertRefused("a,b", Map.of("a", NEGATIVE, "b", POSITIVE, "x", NEUTRAL), "names [x]");
        assertRefused("a,b", Map.of("a", NEGATIVE, "b", NEUTRAL), "one positive at least");
    }

    @Test
    void columnsOfOneLabelAddUp() throws Exception {
        Score score = score(
                "1 star,2 stars,3 stars,4 stars,5 stars",
                0.4,
                Math.log(1),
                Math.log(2),
                Math.log(3),
                Math.log(2),
                Math.log(2));

        assertEquals(0.3, score.negative(), 1e-7);
        assertEquals(0.3, score.neutral(), 1e-7);
        assertEquals(0.4, score.positive(), 1e-7);
        assertEquals(POSITIVE, score.label());
        assertEquals(0.1, score.polarity(), 1e-7);
        assertEquals(0.4, score.confidence(), 1e-7);
    }

    @ParameterizedTest
    @CsvSource({"0.31, NEUTRAL", "0.69, NEUTRAL", "0.29, NEGATIVE", "0.71, POSITIVE"})
    void aTwoClassHeadIsNeutralWithinItsBand(double positive, Label expected) throws Exception {
        Score score = score("NEGATIVE,POSITIVE", 0.4, Math.log(1 - positive), Math.log(positive));

        assertEquals(expected, score.label());
        assertEquals(2 * positive - 1, score.polarity(), 1e-6);
    }

    @Test
    void noProbabilityOfNeutralIsInvented() throws Exception {
        Score score = score("NEGATIVE,POSITIVE", 0.4, 0, 0);

        assertEquals(NEUTRAL, score.label());
        assertEquals(0, score.neutral());
        assertEquals(1, score.negative() + score.positive(), 1e-12);
        assertNull(score.confidence());
    }

    @Test
    void withoutABandATwoClassHeadIsNeverNeutral() throws Exception {
        assertEquals(POSITIVE, score("NEGATIVE,POSITIVE", 0, 0, 1e-3).label());
    }

    private static Score score(String names, double band, double... logits) throws ModelException {
        float[] row = new float[logits.length];
        for (int i = 0; i < row.length; i++) {
            row[i] = (float) logits[i];
        }
        LabelMapping mapping = LabelMapping.of(config(names), new LabelRules(Map.of(), band));
        double[] shares = new double[3];
        mapping.addShares(row, 0, shares);
        return mapping.score(shares, 1);
    }

    private static void assertRefused(String names, Map<String, Label> explicit, String expected) {
        ModelException refusal = assertThrows(ModelException.class, () -> columns(names, explicit));
        assertTrue(refusal.getMessage().contains(expected), refusal.getMessage());
    }

    private static List<Label> columns(String names) throws ModelException {
        return columns(names, Map.of());
    }

    private static List<Label> columns(String names, Map<String, Label> explicit) throws ModelException {
        return LabelMapping.of(config(names), new LabelRules(explicit, 0.4)).columns();
    }

    private static ObjectNode config(String names) {
        ObjectNode config = new ObjectMapper().createObjectNode();
        ObjectNode id2label = config.putObject("id2label");
        String[] columns = names.split(",", -1);
        for (int i = 0; i < columns.length; i++) {
            id2label.put(Integer.toString(i), columns[i]);
        }
        return config;
    }
}
