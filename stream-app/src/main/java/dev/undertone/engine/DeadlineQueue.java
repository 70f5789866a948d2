package dev.undertone.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Unanswered texts by deadline. Answered ones stay until they reach the head, which bounds the queue by one deadline's
 * throughput and spares a search at each answer.
 *
 * <p>Threads: any; each call holds the queue's monitor.
 */
final class DeadlineQueue {
    private final PriorityQueue<PendingAnswer> byDeadline =
            new PriorityQueue<>((a, b) -> Long.signum(a.deadlineNanos() - b.deadlineNanos()));

    synchronized void add(PendingAnswer text) {
        byDeadline.add(text);
        if (byDeadline.element() == text) {
            notifyAll();
        }
    }

    /** Removes and returns what is due and has no answer yet. */
    synchronized List<PendingAnswer> removeDue(long nowNanos) {
        List<PendingAnswer> due = new ArrayList<>();
        while (!byDeadline.isEmpty()) {
            PendingAnswer head = byDeadline.element();
            if (!head.isDone() && head.deadlineNanos() - nowNanos > 0) {
                break;
            }
            byDeadline.remove();
            if (!head.isDone()) {
                due.add(head);
            }
        }
        return due;
    }

    synchronized List<PendingAnswer> removeAll() {
        List<PendingAnswer> all = new ArrayList<>(byDeadline);
        byDeadline.clear();
        return all;
    }

    /** As {@link #removeDue}, after waiting at most {@code maxMillis} for a text to become due. */
    synchronized List<PendingAnswer> awaitDue(Ticker ticker, long maxMillis) throws InterruptedException {
        long start = ticker.nanos();
        List<PendingAnswer> due = removeDue(start);
        long leftMillis = maxMillis;
        while (due.isEmpty() && leftMillis > 0) {
            // Rounded up, so that the thread never spins through the last fraction of a millisecond.
            long untilNext = byDeadline.isEmpty()
                    ? maxMillis
                    : Math.max(0, byDeadline.element().deadlineNanos() - ticker.nanos()) / 1_000_000 + 1;
            wait(Math.min(leftMillis, untilNext));
            long now = ticker.nanos();
            due = removeDue(now);
            leftMillis = maxMillis - (now - start) / 1_000_000;
        }
        return due;
    }
}
