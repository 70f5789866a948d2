package dev.undertone.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.undertone.engine.WordScorer;
import dev.undertone.text.BatchScorer;
import dev.undertone.text.ModelIdentity;
import dev.undertone.text.Score;
import dev.undertone.text.ScoringException;
import dev.undertone.text.TokenizedText;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OcclusionTest {
    private final CountingScorer model = new CountingScorer();
    private final Occlusion occlusion = new Occlusion(model);

    @Test
    void aWordHasTheShareThatThePolarityLosesWithoutIt() throws ScoringException {
        List<WordShare> shares = occlusion.explain("a good day");

        double with = polarity("a good day");
        assertEquals(
                List.of("a", "good", "day"),
                shares.stream().map(WordShare::text).toList());
        assertEquals(with - polarity("a   day"), shares.get(1).share());
        assertTrue(shares.get(1).share() > 0.3);
        assertEquals(0, shares.get(2).share());
    }

    @Test
    void aWordThatPullsDownHasANegativeShare() throws ScoringException {
        assertTrue(occlusion.explain("so bad").get(1).share() < 0);
    }

    @Test
    void allTheTextsWithoutAWordMakeOneBatch() throws ScoringException {
        occlusion.explain("one two three four five");

        assertEquals(List.of(6), model.batches);
    }

    @Test
    void aLongTextCostsNoMoreRunsThanTheLimitAndLosesNoWord() throws ScoringException {
        String text = "word ".repeat(1000).strip();

        List<WordShare> shares = occlusion.explain(text);

        int rows = model.batches.stream().mapToInt(Integer::intValue).sum();
        assertTrue(rows <= Occlusion.MAX_PARTS + 1, () -> rows + " rows");
        assertEquals(text, String.join(" ", shares.stream().map(WordShare::text).toList()));
        // 1,000 tokens a row: not all fit into one batch.
        assertTrue(model.batches.size() > 1);
    }

    @Test
    void emojiAreWordsOfTheirOwn() {
        List<String> words = Words.parts("great\uD83D\uDE0D\uD83D\uDE0D  \u062C\u062F\u0627", 64).stream()
                .map(part -> part.of("great\uD83D\uDE0D\uD83D\uDE0D  \u062C\u062F\u0627"))
                .toList();

        assertEquals(List.of("great", "\uD83D\uDE0D\uD83D\uDE0D", "\u062C\u062F\u0627"), words);
    }

    private double polarity(String text) throws ScoringException {
        try (WordScorer words = new WordScorer()) {
            return words.score(List.of(words.tokenize(text))).get(0).polarity();
        }
    }

    /** Remembers how large the batches were. */
    private static final class CountingScorer implements BatchScorer {
        private final WordScorer words = new WordScorer();
        private final List<Integer> batches = new ArrayList<>();

        @Override
        public ModelIdentity identity() {
            return words.identity();
        }

        @Override
        public TokenizedText tokenize(String text) {
            return words.tokenize(text);
        }

        @Override
        public List<Score> score(List<TokenizedText> batch) throws ScoringException {
            batches.add(batch.size());
            return words.score(batch);
        }

        @Override
        public void close() {}
    }
}
