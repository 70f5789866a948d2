package dev.undertone.windows;

import dev.undertone.schemas.DimensionKind;
import dev.undertone.text.AdmittedText;
import dev.undertone.text.Answer;
import dev.undertone.text.SourcePosition;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.zip.CRC32;

/**
 * Counts a task's answers by dimension, input partition and window between two commits. Three dimensions a record would
 * make three repartition records each; folded here, it is one per window and commit.
 *
 * <p>Threads: the task's stream thread.
 */
public final class WindowFold {
    private static final int UPSTREAM_PARTITION_BITS = 24;

    private final WindowSettings settings;
    // Sorted, so that a dimension's older windows are counted before its time moves on.
    private final Map<WindowDimension, TreeMap<Place, Counted>> byDimension = new TreeMap<>();
    private final Map<String, Long> topicNumbers = new TreeMap<>();
    private int size;

    private record Place(long startMillis, long upstream) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int byStart = Long.compare(startMillis, other.startMillis);
            return byStart != 0 ? byStart : Long.compare(upstream, other.upstream);
        }
    }

    private static final class Counted {
        private final Tally tally = new Tally();
        private long maxEventMillis = Long.MIN_VALUE;
    }

    public WindowFold(WindowSettings settings) {
        this.settings = settings;
    }

    /** Counts one answer in each dimension of its text. */
    public void add(AdmittedText text, Answer answer, long latencyMillis) {
        Place place = new Place(settings.startOf(text.eventTimeMillis()), upstream(text.position()));
        count(DimensionKind.SOURCE, text.source(), place, text, answer, latencyMillis);
        count(DimensionKind.LANGUAGE, text.lang(), place, text, answer, latencyMillis);
        String subject = text.subject();
        if (subject != null) {
            count(DimensionKind.SUBJECT, subject, place, text, answer, latencyMillis);
        }
    }

    /** The topic's checksum and the partition: the same in every instance and after every restart. */
    private long upstream(SourcePosition position) {
        long topic = topicNumbers.computeIfAbsent(position.topic(), name -> {
            CRC32 checksum = new CRC32();
            checksum.update(name.getBytes(StandardCharsets.UTF_8));
            return checksum.getValue();
        });
        return (topic << UPSTREAM_PARTITION_BITS) | position.partition();
    }

    private void count(
            DimensionKind kind, String value, Place place, AdmittedText text, Answer answer, long latencyMillis) {
        Counted counted = byDimension
                .computeIfAbsent(new WindowDimension(kind, value), dimension -> new TreeMap<>())
                .computeIfAbsent(place, window -> {
                    size++;
                    return new Counted();
                });
        counted.tally.add(answer, latencyMillis);
        counted.maxEventMillis = Math.max(counted.maxEventMillis, text.eventTimeMillis());
    }

    /** How many partials {@link #drain} would give. */
    public int size() {
        return size;
    }

    /** Hands over what has been counted, dimension by dimension and oldest window first, and starts anew. */
    public void drain(BiConsumer<WindowDimension, WindowPartial> to) {
        byDimension.forEach((dimension, places) -> places.forEach((place, counted) -> to.accept(
                dimension,
                new WindowPartial(place.upstream(), place.startMillis(), counted.maxEventMillis, counted.tally))));
        byDimension.clear();
        size = 0;
    }
}
