package dev.undertone.stream;

import dev.undertone.engine.WordScorer;
import dev.undertone.text.BatchScorer;
import dev.undertone.text.ModelIdentity;
import dev.undertone.text.Score;
import dev.undertone.text.ScoringException;
import dev.undertone.text.TokenizedText;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A model that holds each batch back until a later one has come out, or a moment has passed when none follows. */
final class ReversingScorer implements BatchScorer {
    private static final long LONGEST_MILLIS = 50;

    private final WordScorer words = new WordScorer();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition cameOut = lock.newCondition();
    private long entered;
    private long latestOut;
    private int overtaken;

    /** Batches that came out after a later one. */
    int overtaken() {
        lock.lock();
        try {
            return overtaken;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<Score> score(List<TokenizedText> batch) throws ScoringException {
        lock.lock();
        try {
            long turn = ++entered;
            long left = TimeUnit.MILLISECONDS.toNanos(LONGEST_MILLIS);
            while (latestOut < turn && left > 0) {
                left = cameOut.awaitNanos(left);
            }
            if (latestOut > turn) {
                overtaken++;
            }
            latestOut = Math.max(latestOut, turn);
            cameOut.signalAll();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
        return words.score(batch);
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
    public void close() {}
}
