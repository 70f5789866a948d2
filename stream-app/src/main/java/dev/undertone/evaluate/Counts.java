package dev.undertone.evaluate;

import dev.undertone.schemas.Label;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the figures are made of, added up over answers. A missing answer is an answer of its own: it is never
 * right, belongs to no label, and lies as far from the given label as an answer can.
 *
 * <p>Threads: one.
 */
final class Counts {
    private static final int LABELS = Label.values().length;
    /** The column of missing answers. */
    private static final int NONE = LABELS;

    private final long[][] cells = new long[LABELS][LABELS + 1];
    private final CalibrationBins bins = new CalibrationBins();
    private double nanos;

    /** Adds one answer to an example with that label. */
    void add(Label given, Verdict verdict) {
        Label answer = verdict.label();
        cells[given.ordinal()][column(answer)]++;
        Double confidence = verdict.confidence();
        if (answer != null && confidence != null) {
            bins.add(confidence, answer == given);
        }
        nanos += verdict.nanos();
    }

    /** Forgets everything, to be filled again. */
    void clear() {
        for (long[] row : cells) {
            Arrays.fill(row, 0);
        }
        bins.clear();
        nanos = 0;
    }

    /** Examples of that label that got that answer; null for none. */
    long cell(Label given, @Nullable Label answer) {
        return cells[given.ordinal()][column(answer)];
    }

    long total() {
        return Arrays.stream(cells).flatMapToLong(Arrays::stream).sum();
    }

    long answered() {
        return total() - Arrays.stream(cells).mapToLong(row -> row[NONE]).sum();
    }

    long correct() {
        long correct = 0;
        for (Label label : Label.values()) {
            correct += cell(label, label);
        }
        return correct;
    }

    /** Examples that were given that label. */
    long given(Label label) {
        return Arrays.stream(cells[label.ordinal()]).sum();
    }

    /** Examples that were answered with that label. */
    long answers(Label label) {
        return Arrays.stream(cells).mapToLong(row -> row[label.ordinal()]).sum();
    }

    /** Sum over all examples of the steps between label and answer. */
    long distance() {
        long sum = 0;
        for (int given = 0; given < LABELS; given++) {
            for (int answer = 0; answer < LABELS; answer++) {
                sum += cells[given][answer] * Math.abs(given - answer);
            }
            sum += cells[given][NONE] * Math.max(given, LABELS - 1 - given);
        }
        return sum;
    }

    double calibrationError() {
        return bins.error();
    }

    double nanos() {
        return nanos;
    }

    private static int column(@Nullable Label answer) {
        return answer == null ? NONE : answer.ordinal();
    }
}
