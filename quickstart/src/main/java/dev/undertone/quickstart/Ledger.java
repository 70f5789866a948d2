package dev.undertone.quickstart;

import dev.undertone.schemas.FallbackReason;
import dev.undertone.schemas.Label;
import dev.undertone.schemas.ScorerType;
import dev.undertone.text.SourcePosition;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The books of this run, kept from committed records on the topics only: what went in, what came out, and whether they
 * agree.
 *
 * <p>Threads: one.
 */
final class Ledger {
    private static final int NEWEST_KEPT = 24;

    private final Positions positions;
    private final Map<Label, Long> byLabel = new EnumMap<>(Label.class);
    private final Map<ScorerType, Long> byScorer = new EnumMap<>(ScorerType.class);
    private final Map<FallbackReason, Long> byReason = new EnumMap<>(FallbackReason.class);
    private final Map<String, ClosedWindow> lastClosed = new TreeMap<>();
    private final Deque<ScoredAnswer> newest = new ArrayDeque<>();
    private final Latencies untilAnswer = new Latencies();
    private final Latencies untilReadable = new Latencies();
    private final Rate fedRate = new Rate();
    private final Rate answeredRate = new Rate();
    private long fed;
    private long deadLettered;
    private long closedWindows;

    Ledger(Positions positions) {
        this.positions = positions;
    }

    /** An input record was read. Tombstones want no answer. */
    void input(SourcePosition position, boolean tombstone, long nowMillis) {
        if (positions.read(position, !tombstone)) {
            fed++;
            fedRate.add(nowMillis);
        }
    }

    /** An answer was read. Corrections of earlier answers are not counted. */
    void answer(ScoredAnswer answer, long nowMillis) {
        if (answer.revision() > 0 || !positions.answer(answer.position())) {
            return;
        }
        byScorer.merge(answer.scorer(), 1L, Long::sum);
        if (answer.label() != null) {
            byLabel.merge(answer.label(), 1L, Long::sum);
        }
        if (answer.fallbackReason() != null) {
            byReason.merge(answer.fallbackReason(), 1L, Long::sum);
        }
        answeredRate.add(nowMillis);
        untilAnswer.add(answer.scoredAt().toEpochMilli() - answer.timestamp().toEpochMilli());
        untilReadable.add(nowMillis - answer.timestamp().toEpochMilli());
        newest.addFirst(answer);
        if (newest.size() > NEWEST_KEPT) {
            newest.removeLast();
        }
    }

    /** A dead letter was read; not a copy of an answered record. */
    void deadLetter(SourcePosition position) {
        if (positions.answer(position)) {
            deadLettered++;
        }
    }

    /** The final record of a window was read. */
    void closed(ClosedWindow window) {
        closedWindows++;
        lastClosed.put(window.kind() + ":" + window.value(), window);
    }

    Positions positions() {
        return positions;
    }

    /** Input records, tombstones aside. */
    long fed() {
        return fed;
    }

    /** Answers by the model, by VADER, and pending ones. */
    long answered() {
        return byScorer.values().stream().mapToLong(Long::longValue).sum();
    }

    long answeredBy(ScorerType scorer) {
        return byScorer.getOrDefault(scorer, 0L);
    }

    long labelled(Label label) {
        return byLabel.getOrDefault(label, 0L);
    }

    Map<FallbackReason, Long> byReason() {
        return Collections.unmodifiableMap(byReason);
    }

    long deadLettered() {
        return deadLettered;
    }

    long closedWindows() {
        return closedWindows;
    }

    /** The last closed window of each dimension. */
    List<ClosedWindow> lastClosed() {
        return List.copyOf(lastClosed.values());
    }

    /** The newest answers, newest first. */
    List<ScoredAnswer> newest(int max) {
        return newest.stream().limit(max).toList();
    }

    /** From the input's Kafka timestamp to the answer. */
    Latencies untilAnswer() {
        return untilAnswer;
    }

    /** From the input's Kafka timestamp until the committed answer was read. */
    Latencies untilReadable() {
        return untilReadable;
    }

    double fedPerSecond(long nowMillis) {
        return fedRate.perSecond(nowMillis);
    }

    double answeredPerSecond(long nowMillis) {
        return answeredRate.perSecond(nowMillis);
    }
}
