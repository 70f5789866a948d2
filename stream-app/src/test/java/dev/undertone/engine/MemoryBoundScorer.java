package dev.undertone.engine;

import dev.undertone.schemas.FallbackReason;
import dev.undertone.text.BatchScorer;
import dev.undertone.text.ModelIdentity;
import dev.undertone.text.Score;
import dev.undertone.text.ScoringException;
import dev.undertone.text.TokenizedText;
import java.util.List;

/** A scorer whose device holds so many padded tokens and no more. */
final class MemoryBoundScorer implements BatchScorer {
    private final WordScorer words = new WordScorer();
    private final int maxTokens;

    MemoryBoundScorer(int maxTokens) {
        this.maxTokens = maxTokens;
    }

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
        int longest = batch.stream().mapToInt(TokenizedText::length).max().orElse(0);
        if (longest * batch.size() > maxTokens) {
            throw new ScoringException(FallbackReason.MODEL_OUT_OF_MEMORY, "no room");
        }
        return words.score(batch);
    }

    @Override
    public void close() {}
}
