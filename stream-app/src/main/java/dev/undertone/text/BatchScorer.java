package dev.undertone.text;

import java.util.List;

/**
 * A model that judges texts in batches. Batching never changes a score: a text gets the same one alone and in any
 * company.
 *
 * <p>Threads: {@link #tokenize} and {@link #score} may be called from any number of threads at once.
 */
public interface BatchScorer extends AutoCloseable {
    ModelIdentity identity();

    /** The text as tokens, cut to what the model can take. */
    TokenizedText tokenize(String text) throws ScoringException;

    /**
     * One score for each text, in order. Rows are padded to the longest, so texts of like length belong together.
     *
     * @throws ScoringException when the batch failed as a whole; no text of it has a score then
     */
    List<Score> score(List<TokenizedText> batch) throws ScoringException;

    /** Tokens the device computes for a batch of so many records, the longest of which has so many tokens. */
    default int paddedTokens(int records, int longest) {
        return records * longest;
    }

    /** Asks the runs under way to end; they then fail. A device that hangs may not hear it. */
    default void interrupt() {}

    /** Frees what the model holds, once no call is under way. */
    @Override
    void close();
}
