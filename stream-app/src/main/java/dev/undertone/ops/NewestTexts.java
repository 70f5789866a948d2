package dev.undertone.ops;

import dev.undertone.schemas.ScoredText;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The newest scored texts, a few of them: whoever looks sees a sample, and the stream never waits.
 *
 * <p>Threads: any.
 */
public final class NewestTexts {
    private static final int KEPT = 20;

    private final Deque<ScoredText> newest = new ArrayDeque<>(KEPT);

    /** Hears of an answer. */
    public synchronized void add(ScoredText scored) {
        if (newest.size() == KEPT) {
            newest.remove();
        }
        newest.add(scored);
    }

    /** Those that have come since the last call, oldest first. */
    synchronized List<ScoredText> take() {
        List<ScoredText> taken = new ArrayList<>(newest);
        newest.clear();
        return taken;
    }
}
