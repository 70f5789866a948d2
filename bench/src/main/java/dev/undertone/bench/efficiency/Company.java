package dev.undertone.bench.efficiency;

import dev.undertone.text.BatchScorer;
import dev.undertone.text.ScoringException;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;

/**
 * Tokenizes on other cores, at the pace of the runs beside it.
 *
 * <p>Threads: its own, and any that pace.
 */
final class Company implements AutoCloseable {
    private final BatchScorer scorer;
    private final List<String> texts;
    private final Semaphore allowed = new Semaphore(0);
    private final List<Thread> threads;
    private volatile boolean stopped;

    /** Starts so many threads. */
    Company(BatchScorer scorer, List<String> texts, int count) {
        this.scorer = scorer;
        this.texts = texts;
        this.threads = Stream.generate(() -> new Thread(this::tokenize, "bench-company"))
                .limit(count)
                .toList();
        threads.forEach(Thread::start);
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
        threads.forEach(Thread::interrupt);
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
