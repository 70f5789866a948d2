package dev.undertone.engine;

import dev.undertone.schemas.FallbackReason;
import dev.undertone.text.BatchScorer;
import dev.undertone.text.ModelIdentity;
import dev.undertone.text.Score;
import dev.undertone.text.ScoringException;
import dev.undertone.text.TokenizedText;
import java.util.ArrayList;
import java.util.List;

/**
 * A small real scorer: one token a word; texts with "good" are positive, with "bad" negative. A batch with "explode"
 * fails.
 */
public final class WordScorer implements BatchScorer {
    private static final long EXPLODE = "explode".hashCode();
    private static final long GOOD = "good".hashCode();
    private static final long BAD = "bad".hashCode();

    @Override
    public ModelIdentity identity() {
        return new ModelIdentity("words", "1", "0123456789abcdef", "cpu", "fp32");
    }

    @Override
    public TokenizedText tokenize(String text) {
        String[] words = text.split(" ", -1);
        long[] ids = new long[words.length];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = words[i].hashCode();
        }
        return new TokenizedText(ids, ids.length);
    }

    @Override
    public List<Score> score(List<TokenizedText> batch) throws ScoringException {
        List<Score> scores = new ArrayList<>();
        for (TokenizedText text : batch) {
            double mood = 0;
            for (long id : text.ids()) {
                if (id == EXPLODE) {
                    throw new ScoringException(FallbackReason.MODEL_ERROR, "exploded");
                }
                mood += id == GOOD ? 0.4 : id == BAD ? -0.4 : 0;
            }
            double positive = 0.3 + Math.max(-0.3, Math.min(0.6, mood));
            scores.add(Score.ofProbabilities(
                    0.6 - positive < 0 ? 0 : 0.6 - positive, 0.4 - Math.max(0, positive - 0.6), positive));
        }
        return scores;
    }

    @Override
    public void close() {}
}
