package dev.undertone.explain;

import dev.undertone.text.BatchScorer;
import dev.undertone.text.Score;
import dev.undertone.text.ScoringException;
import dev.undertone.text.TokenizedText;
import java.util.ArrayList;
import java.util.List;

/**
 * Explains a score by leaving words out: what the polarity loses without a word is that word's share in it (occlusion;
 * Zeiler and Fergus, 2014). Words do not act alone, so the shares do not add up to the polarity.
 *
 * <p>A text has at most {@value #MAX_PARTS} parts: beyond, several words in a row make one. The whole text and all that
 * is left of it go through the model together, in more than one batch only when they are too long for one. Threads: the
 * caller's.
 */
public final class Occlusion {
    /** Parts a text is divided into at most, and so the runs its explanation costs. */
    public static final int MAX_PARTS = 64;

    /** Padded tokens in one batch. */
    private static final int MAX_TOKENS = 16_384;

    private final BatchScorer model;

    /** @param model stays the caller's to close */
    public Occlusion(BatchScorer model) {
        this.model = model;
    }

    /** The parts of the text in its order, with their shares. */
    public List<WordShare> explain(String text) throws ScoringException {
        List<Words.Part> parts = Words.parts(text, MAX_PARTS);
        List<TokenizedText> rows = new ArrayList<>();
        rows.add(model.tokenize(text));
        for (Words.Part part : parts) {
            rows.add(model.tokenize(part.leftOutOf(text)));
        }
        List<Score> scores = score(rows);
        double whole = scores.get(0).polarity();
        List<WordShare> shares = new ArrayList<>(parts.size());
        for (int at = 0; at < parts.size(); at++) {
            shares.add(new WordShare(
                    parts.get(at).of(text), whole - scores.get(at + 1).polarity()));
        }
        return shares;
    }

    private List<Score> score(List<TokenizedText> rows) throws ScoringException {
        int longest = rows.stream().mapToInt(TokenizedText::length).max().orElse(1);
        int batch = Math.max(1, MAX_TOKENS / Math.max(1, longest));
        List<Score> scores = new ArrayList<>(rows.size());
        for (int from = 0; from < rows.size(); from += batch) {
            scores.addAll(model.score(rows.subList(from, Math.min(rows.size(), from + batch))));
        }
        return scores;
    }
}
