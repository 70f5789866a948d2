package dev.undertone.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.undertone.text.Score;
import dev.undertone.text.TokenizedText;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LongTextTest {
    /** Special tokens 100 and 200 around 1 to 10. */
    private static final long[] TEN = {100, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 200};

    @Test
    void aTextThatFitsIsLeftAlone() {
        for (LongText kind : LongText.values()) {
            assertArrayEquals(TEN, rule(kind, 8).fit(TEN, 12).ids());
        }
    }

    @Test
    void truncationKeepsTheBeginningAndTheFrame() {
        TokenizedText cut = rule(LongText.TRUNCATE, 8).fit(TEN, 6);

        assertArrayEquals(new long[] {100, 1, 2, 3, 4, 200}, cut.ids());
        assertEquals(12, cut.tokens());
        assertEquals(6, cut.used());
        assertTrue(cut.truncated());
    }

    @Test
    void headAndTailKeepAQuarterAndTheRest() {
        TokenizedText cut = rule(LongText.HEAD_TAIL, 8).fit(TEN, 10);

        assertArrayEquals(new long[] {100, 1, 2, 5, 6, 7, 8, 9, 10, 200}, cut.ids());
        assertTrue(cut.truncated());
    }

    @Test
    void windowsAreOfEqualLengthAndTakeAllOfIt() {
        TokenizedText whole = rule(LongText.WINDOWS, 8).fit(TEN, 6);

        assertEquals(
                List.of(
                        List.of(100L, 1L, 2L, 3L, 4L, 200L),
                        List.of(100L, 5L, 6L, 7L, 200L),
                        List.of(100L, 8L, 9L, 10L, 200L)),
                rows(whole));
        assertEquals(12, whole.used());
        assertFalse(whole.truncated());
    }

    @Test
    void tooManyWindowsCutTheTextAndSaySo() {
        TokenizedText cut = rule(LongText.WINDOWS, 2).fit(TEN, 6);

        assertEquals(List.of(List.of(100L, 1L, 2L, 3L, 4L, 200L), List.of(100L, 5L, 6L, 7L, 8L, 200L)), rows(cut));
        assertEquals(10, cut.used());
        assertTrue(cut.truncated());
    }

    @Test
    void noRowOfAnyTextIsLongerThanTheModel() {
        for (int length = 3; length < 300; length++) {
            long[] ids = new long[length];
            TokenizedText text = rule(LongText.WINDOWS, 1000).fit(ids, 16);
            int content = 0;
            for (List<Long> row : rows(text)) {
                assertTrue(row.size() <= 16, length + " gives a row of " + row.size());
                content += row.size() - 2;
            }
            assertEquals(length - 2, content);
        }
    }

    @Test
    void theProbabilitiesAreTheWindowsMean() throws Exception {
        String text = "I love this, thank you so much! Worst service ever. ".repeat(12);
        try (OnnxModel model = Fixture.open("roberta", settings(LongText.WINDOWS))) {
            TokenizedText whole = model.tokenize(text);
            List<TokenizedText> rows = new ArrayList<>();
            whole.addRowsTo(rows);

            Score score = model.score(List.of(model.tokenize("ok"), whole, model.tokenize("meh")))
                    .get(1);

            double mean = 0;
            for (Score window : model.score(rows)) {
                mean += window.negative() / rows.size();
            }
            assertTrue(rows.size() > 3);
            assertEquals(mean, score.negative(), 1e-12);
            assertEquals(1, score.negative() + score.neutral() + score.positive(), 1e-12);
        }
    }

    @Test
    void paddingOfWindowsIsCountedAsWhatTheDeviceComputes() throws Exception {
        try (OnnxModel model = Fixture.open("roberta", settings(LongText.WINDOWS))) {
            int width = model.tokenize("good ".repeat(500)).length();

            assertTrue(model.paddedTokens(1, width) >= width);
            assertTrue(model.paddedTokens(1, width) <= width + 16 * 8);
        }
    }

    @Test
    void endAndBeginningDecideWithHeadAndTail() throws Exception {
        String filler = "The parcel arrives on Monday. ".repeat(20);
        try (OnnxModel truncating = Fixture.open("roberta");
                OnnxModel both = Fixture.open("roberta", settings(LongText.HEAD_TAIL))) {
            assertArrayEquals(
                    truncating.tokenize(filler + "love").ids(),
                    truncating.tokenize(filler + "hate").ids());
            assertFalse(List.of(box(both.tokenize(filler + "love").ids()))
                    .equals(List.of(box(both.tokenize(filler + "hate").ids()))));
        }
    }

    private static ModelSettings settings(LongText kind) {
        return new ModelSettings(0, kind, 8, 1, DeviceSettings.CPU);
    }

    private static LongTextRule rule(LongText kind, int windows) {
        return new LongTextRule(kind, windows, 1, 1);
    }

    private static List<List<Long>> rows(TokenizedText text) {
        List<TokenizedText> rows = new ArrayList<>();
        text.addRowsTo(rows);
        return rows.stream().map(row -> box(row.ids())).toList();
    }

    private static List<Long> box(long[] ids) {
        List<Long> boxed = new ArrayList<>();
        for (long id : ids) {
            boxed.add(id);
        }
        return boxed;
    }
}
