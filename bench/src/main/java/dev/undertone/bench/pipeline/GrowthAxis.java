package dev.undertone.bench.pipeline;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** What grows, and through which points. */
public enum GrowthAxis {
    /** Instances with a partition each, and one instance with all partitions. */
    INSTANCES(
            List.of(
                    new Point("1 instance, 1 partition", 1, 1, 0, 0),
                    new Point("1 instance, 4 partitions", 1, 4, 0, 0),
                    new Point("2 instances, 2 partitions", 2, 2, 0, 0),
                    new Point("4 instances, 4 partitions", 4, 4, 0, 0)),
            true),
    /** Lengths of the texts. */
    WORDS(
            IntStream.of(10, 50, 200, 1000, 2000)
                    .mapToObj(words ->
                            new Point(String.format(Locale.ROOT, "%,d words", words), 1, Rig.PARTITIONS, words, 0))
                    .toList(),
            false),
    /** Subjects, each of which has a window of its own. */
    KEYS(
            IntStream.of(10, 1000, 100_000)
                    .mapToObj(
                            keys -> new Point(String.format(Locale.ROOT, "%,d keys", keys), 1, Rig.PARTITIONS, 0, keys))
                    .toList(),
            true);

    @SuppressWarnings("ImmutableEnumChecker") // A copy that nobody can change.
    private final List<Point> points;

    private final boolean flat;

    /**
     * One place on an axis.
     *
     * @param words of each text; 0 for texts as they are
     * @param keys different subjects; 0 for none
     */
    public record Point(String label, int instances, int partitions, int words, int keys) {}

    GrowthAxis(List<Point> points, boolean flat) {
        this.points = List.copyOf(points);
        this.flat = flat;
    }

    public List<Point> points() {
        return points;
    }

    /** Whether a record should cost the same at all points. */
    public boolean flat() {
        return flat;
    }

    /** As on the command line: {@code words}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
