package dev.undertone.quickstart;

import dev.undertone.text.SourcePosition;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/**
 * Matches answers with input records by position, whichever is read first. Only what waits is kept, so a long run needs
 * no more memory than a short one.
 *
 * <p>Threads: one.
 */
final class Positions {
    private final Map<TopicPartition, Long> from;
    private final Map<TopicPartition, Long> readBefore = new HashMap<>();
    private final Set<SourcePosition> unanswered = new HashSet<>();
    private final Set<SourcePosition> unread = new HashSet<>();
    private Map<TopicPartition, Long> before = Map.of();
    private long repeated;

    /** @param from where this run's input begins, by partition */
    Positions(Map<TopicPartition, Long> from) {
        this.from = Map.copyOf(from);
    }

    /** From now on positions at or after {@code ends} are another's business. */
    void endAt(Map<TopicPartition, Long> ends) {
        before = Map.copyOf(ends);
    }

    /** Hears of an input record that wants an answer or not. Returns whether it counts. */
    boolean read(SourcePosition input, boolean wantsAnswer) {
        if (!isOurs(input)) {
            return false;
        }
        readBefore.put(partition(input), input.offset() + 1);
        if (wantsAnswer && !unread.remove(input)) {
            unanswered.add(input);
        }
        return wantsAnswer;
    }

    /** Hears of an answer. Returns whether it counts; a second answer does not. */
    boolean answer(SourcePosition input) {
        if (!isOurs(input)) {
            return false;
        }
        boolean first = isRead(input) ? unanswered.remove(input) : unread.add(input);
        if (!first) {
            repeated++;
        }
        return first;
    }

    /** Input records without an answer. */
    long unanswered() {
        return unanswered.size();
    }

    /** The first few of them. */
    List<SourcePosition> firstUnanswered(int max) {
        return unanswered.stream().limit(max).toList();
    }

    /** Answers whose input record has not been read. */
    long unread() {
        return unread.size();
    }

    /** Answers that came again. */
    long repeated() {
        return repeated;
    }

    private boolean isOurs(SourcePosition input) {
        TopicPartition partition = partition(input);
        return input.offset() >= from.getOrDefault(partition, 0L)
                && input.offset() < before.getOrDefault(partition, Long.MAX_VALUE);
    }

    private boolean isRead(SourcePosition input) {
        return input.offset() < readBefore.getOrDefault(partition(input), 0L);
    }

    private static TopicPartition partition(SourcePosition input) {
        return new TopicPartition(input.topic(), input.partition());
    }
}
