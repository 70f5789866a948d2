package dev.undertone.delivery;

import static org.junit.jupiter.api.Assertions.fail;

import dev.undertone.schemas.DimensionKind;
import dev.undertone.schemas.SentimentWindow;
import dev.undertone.text.SourcePosition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** What Undertone promises of delivery: acknowledged inputs held against what a read-committed consumer saw. */
public final class Guarantees {
    private static final int EXAMPLES = 5;

    private final Map<SourcePosition, String> sent;
    private final List<SourcePosition> lost = new ArrayList<>();
    private final List<SourcePosition> duplicates = new ArrayList<>();
    private final List<String> outOfOrder = new ArrayList<>();
    private final List<String> strangers = new ArrayList<>();
    private final List<String> finalsTwice = new ArrayList<>();
    private final Map<DimensionKind, Long> inWindows = new TreeMap<>();

    /**
     * @param sent every acknowledged input with the id it bears
     * @param answers in the order in which each partition holds them
     * @param windows updates and finals
     */
    public Guarantees(Map<SourcePosition, String> sent, List<Delivered> answers, List<SentimentWindow> windows) {
        this.sent = sent;
        Set<SourcePosition> answered = new HashSet<>();
        Map<String, Long> last = new HashMap<>();
        for (Delivered answer : answers) {
            SourcePosition source = answer.source();
            if (!sent.containsKey(source)
                    || answer.partition() != source.partition()
                    || !Objects.equals(sent.get(source), answer.text().getId())) {
                strangers.add(source + " in partition " + answer.partition() + " with id "
                        + answer.text().getId());
            }
            if (!answered.add(source)) {
                duplicates.add(source);
            }
            Long before = last.merge(source.topic() + "-" + source.partition(), source.offset(), Math::max);
            if (before > source.offset()) {
                outOfOrder.add(source + " after " + before);
            }
        }
        sent.keySet().stream().filter(source -> !answered.contains(source)).forEach(lost::add);
        Set<String> closed = new HashSet<>();
        for (SentimentWindow window : windows) {
            if (window.getClosed()) {
                String key = window.getDimension() + "@" + window.getStart();
                if (!closed.add(key)) {
                    finalsTwice.add(key);
                }
                inWindows.merge(window.getDimension().getKind(), window.getInputs() + window.getLate(), Long::sum);
            }
        }
    }

    /** Inputs without an answer. */
    public int lost() {
        return lost.size();
    }

    /** Answers beyond the first of their input. */
    public int duplicates() {
        return duplicates.size();
    }

    /** Answers that came after the one to a later record of the same source partition. */
    public int outOfOrder() {
        return outOfOrder.size();
    }

    /** Answers to nothing that was sent, in another partition than their source, or with another record's id. */
    public int strangers() {
        return strangers.size();
    }

    /** Records the final windows have beyond those sent, late ones included, by kind of dimension. */
    public Map<DimensionKind, Long> windowDifferences() {
        Map<DimensionKind, Long> differences = new TreeMap<>();
        for (DimensionKind kind : List.of(DimensionKind.SOURCE, DimensionKind.LANGUAGE, DimensionKind.SUBJECT)) {
            differences.put(kind, inWindows.getOrDefault(kind, 0L) - sent.size());
        }
        return differences;
    }

    /** Final records of windows that had one already. */
    public int windowsFinishedTwice() {
        return finalsTwice.size();
    }

    /** The promise under {@code exactly_once_v2}. */
    public void assertExactlyOnce() {
        assertEachOnceInOrder();
        windowDifferences().forEach((kind, difference) -> {
            if (difference != 0) {
                fail("windows by " + kind + " have " + difference + " records more than the " + sent.size() + " sent");
            }
        });
        assertNone("windows with two final records", finalsTwice);
    }

    /** As {@link #assertExactlyOnce}, for what has no windows. */
    public void assertEachOnceInOrder() {
        assertAtLeastOnce();
        assertNone("duplicates", duplicates);
        assertNone("out of order", outOfOrder);
    }

    /** The promise under {@code at_least_once}. */
    public void assertAtLeastOnce() {
        assertNone("lost", lost);
        assertNone("answers to nothing that was sent", strangers);
    }

    private void assertNone(String what, List<?> broken) {
        if (!broken.isEmpty()) {
            fail(what + ": " + broken.size() + " of " + sent.size() + ", first "
                    + broken.subList(0, Math.min(EXAMPLES, broken.size())));
        }
    }
}
