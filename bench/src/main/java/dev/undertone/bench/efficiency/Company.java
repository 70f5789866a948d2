package dev.undertone.bench.efficiency;

import dev.undertone.text.BatchScorer;
import dev.undertone.text.ScoringException;
import java.util.List;
import java.util.concurrent.Semaphore;

/**
 * Tokenizes on another core, at the pace of the runs beside it.
 *
 * <p>Threads: its own, and one that paces.
 */
final class Company implements AutoCloseable {
    private final BatchScorer scorer;
    private final List<String> texts;
    private final Semaphore allowed = new Semaphore(0);
    private final Thread thread = new Thread(this::tokenize, "bench-company");
    private volatile boolean stopped;

    Company(BatchScorer scorer, List<String> texts) {
        this.scorer = scorer;
        this.texts = texts;
    }

    void start() {
        thread.start();
    }

    /** Lets so many more texts be tokenized. */
    void mayTokenize(int count) {
        allowed.release(count);
    }

    private void tokenize() {
        try {
            for (int i = 0; !stopped; i++) {
                allowed.acquire();
                scorer.tokenize(texts.get(i % texts.size()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ScoringException e) {
            throw new IllegalStateException("a text of the sample cannot be tokenized", e);
        }
    }

    @Override
    public void close() {
        stopped = true;
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
