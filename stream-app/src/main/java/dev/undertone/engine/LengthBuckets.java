package dev.undertone.engine;

import dev.undertone.schemas.ReleaseReason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.PriorityQueue;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one lane that wait for the device, by length. A batch starts with the most urgent row of all and takes its
 * companions from the nearest lengths, because every row is padded to the longest and one long text taxes all its
 * companions.
 *
 * <p>Threads: guarded by the engine's lock.
 */
final class LengthBuckets {
    /** Padding that is always worth a larger batch, as a share of the batch. */
    private static final double FREE_PADDING = 0.05;

    // Differences, since the ticker may wrap around.
    private static final Comparator<Row> MOST_URGENT_FIRST =
            (a, b) -> Long.signum(a.deadlineNanos() - b.deadlineNanos());

    private final NavigableMap<Integer, PriorityQueue<Row>> byLength = new TreeMap<>();
    private final int maxRecords;
    private final TokenBudget budget;
    private final int paddingTokensPerRun;

    /**
     * @param maxRecords rows in a batch
     * @param budget padded tokens in a batch; a single longer row still goes, alone
     * @param paddingTokensPerRun padding that costs less than a run of its own would
     */
    LengthBuckets(int maxRecords, TokenBudget budget, int paddingTokensPerRun) {
        this.maxRecords = maxRecords;
        this.budget = budget;
        this.paddingTokensPerRun = paddingTokensPerRun;
    }

    /** Rows of a batch, and why it has no more. */
    record Taken(List<Row> rows, ReleaseReason reason) {}

    void add(Row row) {
        byLength.computeIfAbsent(row.length(), length -> new PriorityQueue<>(MOST_URGENT_FIRST))
                .add(row);
    }

    /** The rows of the next batch, or null when none waits. Rows nobody waits for any more are dropped. */
    @Nullable
    Taken take() {
        Row first = mostUrgent();
        if (first == null) {
            return null;
        }
        int maxTokens = budget.tokens();
        Draft draft = new Draft();
        Integer length = first.length();
        while (length != null) {
            Row head = head(length);
            if (head == null) {
                length = draft.nearest();
            } else if (draft.rows.size() == maxRecords) {
                return new Taken(draft.rows, ReleaseReason.FULL);
            } else if (!draft.rows.isEmpty() && draft.paddedWith(length) > maxTokens) {
                return new Taken(draft.rows, ReleaseReason.BUDGET);
            } else if (draft.wasteWith(length) > paddingTokensPerRun + FREE_PADDING * draft.paddedWith(length)) {
                break;
            } else {
                draft.add(removeHead(length));
            }
        }
        // Every text that waited may have been answered since the most urgent one was found.
        return draft.rows.isEmpty() ? null : new Taken(draft.rows, ReleaseReason.IDLE);
    }

    boolean isEmpty() {
        return byLength.isEmpty();
    }

    /** Removes and returns every row. */
    List<Row> removeAll() {
        List<Row> all = new ArrayList<>();
        byLength.values().forEach(all::addAll);
        byLength.clear();
        return all;
    }

    private @Nullable Row mostUrgent() {
        Row urgent = null;
        for (Integer length : List.copyOf(byLength.keySet())) {
            Row head = head(length);
            if (head != null && (urgent == null || MOST_URGENT_FIRST.compare(head, urgent) < 0)) {
                urgent = head;
            }
        }
        return urgent;
    }

    /** The most urgent row of a length that somebody still waits for, or null. */
    private @Nullable Row head(Integer length) {
        PriorityQueue<Row> waiting = byLength.get(length);
        if (waiting == null) {
            return null;
        }
        while (!waiting.isEmpty() && waiting.element().isDone()) {
            waiting.remove();
        }
        if (waiting.isEmpty()) {
            byLength.remove(length);
            return null;
        }
        return waiting.element();
    }

    private Row removeHead(Integer length) {
        PriorityQueue<Row> waiting = byLength.get(length);
        if (waiting == null) {
            throw new IllegalStateException("nothing of length " + length);
        }
        return waiting.remove();
    }

    /** A batch in the making. */
    private final class Draft {
        private final List<Row> rows = new ArrayList<>();
        private int shortest = Integer.MAX_VALUE;
        private int longest;
        private int realTokens;

        int paddedWith(int length) {
            return (rows.size() + 1) * Math.max(longest, length);
        }

        int wasteWith(int length) {
            return paddedWith(length) - realTokens - length;
        }

        void add(Row row) {
            rows.add(row);
            shortest = Math.min(shortest, row.length());
            longest = Math.max(longest, row.length());
            realTokens += row.length();
        }

        /** The waiting length nearest to those in the batch, or null when no other waits. */
        @Nullable
        Integer nearest() {
            Integer below = byLength.lowerKey(shortest);
            Integer above = byLength.higherKey(longest);
            if (below == null || above == null) {
                return below == null ? above : below;
            }
            return longest - below <= above - longest ? below : above;
        }
    }
}
