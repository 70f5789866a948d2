package dev.undertone.bench.efficiency;

import dev.undertone.text.BatchScorer;
import dev.undertone.text.ModelIdentity;
import dev.undertone.text.Score;
import dev.undertone.text.ScoringException;
import dev.undertone.text.TokenizedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A model that remembers which batches it was given and when they were done, so that the bare loop can run the very same.
 *
 * <p>Threads: any.
 */
final class BatchRecorder implements BatchScorer {
    private final BatchScorer scorer;
    private final Queue<Ran> ran = new ConcurrentLinkedQueue<>();

    /** A batch that was computed. */
    record Ran(List<TokenizedText> rows, List<Score> scores, long endNanos) {}

    BatchRecorder(BatchScorer scorer) {
        this.scorer = scorer;
    }

    /** Batches done since the last call, in order. */
    List<Ran> take() {
        List<Ran> taken = new ArrayList<>();
        for (Ran next = ran.poll(); next != null; next = ran.poll()) {
            taken.add(next);
        }
        return taken;
    }

    @Override
    public List<Score> score(List<TokenizedText> batch) throws ScoringException {
        List<Score> scores = scorer.score(batch);
        ran.add(new Ran(batch, scores, System.nanoTime()));
        return scores;
    }

    @Override
    public TokenizedText tokenize(String text) throws ScoringException {
        return scorer.tokenize(text);
    }

    @Override
    public int paddedTokens(int records, int longest) {
        return scorer.paddedTokens(records, longest);
    }

    @Override
    public ModelIdentity identity() {
        return scorer.identity();
    }

    @Override
    public void interrupt() {
        scorer.interrupt();
    }

    @Override
    public void close() {
        scorer.close();
    }
}
