package dev.undertone.engine;

import dev.undertone.text.BatchScorer;
import dev.undertone.text.ModelIdentity;
import dev.undertone.text.Score;
import dev.undertone.text.ScoringException;
import dev.undertone.text.TokenizedText;
import java.util.List;

/** A scorer during whose runs something else happens. */
final class BusyScorer implements BatchScorer {
    private final WordScorer words = new WordScorer();
    Runnable meanwhile = () -> {};

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
        meanwhile.run();
        return words.score(batch);
    }

    @Override
    public void close() {}
}
