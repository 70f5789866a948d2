package dev.undertone.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.undertone.schemas.Label;
import dev.undertone.text.Score;
import dev.undertone.text.ScoringException;
import dev.undertone.text.TokenizedText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The built-in model, as shipped. */
class OnnxModelTest {
    private static final Path SMALL = Path.of(System.getProperty("undertone.home"), "models", "undertone-small");
    private static final List<String> TEXTS = List.of(
            "I love this, thank you so much!",
            "Worst service ever, I want my money back.",
            "The parcel arrives on Monday.",
            "الخدمة ممتازة وشكرا لكم",
            "a",
            "😀😀😀",
            "the agent explained the bill twice and the customer agreed to wait for the letter ".repeat(12));

    @Test
    void plainCasesHaveTheirLabels() throws Exception {
        try (OnnxModel model = open()) {
            assertEquals(Label.POSITIVE, one(model, TEXTS.get(0)).label());
            assertEquals(Label.NEGATIVE, one(model, TEXTS.get(1)).label());
            assertEquals(Label.POSITIVE, one(model, TEXTS.get(3)).label());
        }
    }

    @Test
    void aScoreIsTheSameBitsAloneAndInAnyBatch() throws Exception {
        try (OnnxModel model = open()) {
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                texts.add(TEXTS.get(i % TEXTS.size()) + " day".repeat(i));
            }
            Random random = new Random(3);
            for (int round = 0; round < 20; round++) {
                Collections.shuffle(texts, random);
                List<String> batch = texts.subList(0, 1 + random.nextInt(60));
                List<Score> together = model.score(tokenize(model, batch));
                for (int i = 0; i < batch.size(); i++) {
                    assertEquals(one(model, batch.get(i)), together.get(i));
                }
            }
        }
    }

    @Test
    void sharesAddUpAndPolarityIsTheirDifference() throws Exception {
        try (OnnxModel model = open()) {
            for (String text : TEXTS) {
                Score score = one(model, text);
                assertEquals(1, score.negative() + score.neutral() + score.positive(), 1e-12);
                assertEquals(score.positive() - score.negative(), score.polarity());
            }
        }
    }

    @Test
    void aLongTextIsTruncatedAndSaysSo() throws Exception {
        try (OnnxModel model = OnnxModel.open(ModelDirectory.read(SMALL), 16, 1)) {
            TokenizedText tokens = model.tokenize(TEXTS.get(6));

            assertEquals(16, tokens.length());
            assertTrue(tokens.truncated());
            assertTrue(tokens.tokens() > 100);
        }
    }

    @Test
    void whatLooksLikeASpecialTokenDoesNotBecomeOne() throws Exception {
        try (OnnxModel model = open()) {
            long separator = model.tokenize("a").ids()[model.tokenize("a").length() - 1];

            long[] ids = model.tokenize("stop [SEP] here").ids();

            for (int i = 0; i < ids.length - 1; i++) {
                assertTrue(ids[i] != separator, "position " + i);
            }
        }
    }

    @Test
    void aClosedModelRefusesInsteadOfCrashing() throws Exception {
        OnnxModel model = open();
        TokenizedText tokens = model.tokenize("a");
        model.close();
        model.close();

        assertThrows(ScoringException.class, () -> model.tokenize("a"));
        assertThrows(ScoringException.class, () -> model.score(List.of(tokens)));
    }

    @Test
    void anIdOutsideTheVocabularyFailsCleanly() throws Exception {
        try (OnnxModel model = open()) {
            TokenizedText wrong = new TokenizedText(new long[] {2, 1_000_000, 3}, 3);

            assertThrows(ScoringException.class, () -> model.score(List.of(wrong)));
            assertEquals(Label.POSITIVE, one(model, TEXTS.get(0)).label());
        }
    }

    private static OnnxModel open() throws ModelException {
        return OnnxModel.open(ModelDirectory.read(SMALL), 0, 1);
    }

    private static Score one(OnnxModel model, String text) throws ScoringException {
        return model.score(List.of(model.tokenize(text))).get(0);
    }

    private static List<TokenizedText> tokenize(OnnxModel model, List<String> texts) throws ScoringException {
        List<TokenizedText> tokens = new ArrayList<>();
        for (String text : texts) {
            tokens.add(model.tokenize(text));
        }
        return tokens;
    }
}
