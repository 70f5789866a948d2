package dev.undertone.windows;

import dev.undertone.schemas.FallbackReason;
import dev.undertone.schemas.Label;
import dev.undertone.schemas.ScorerType;
import dev.undertone.text.Answer;
import dev.undertone.text.Score;
import java.util.Arrays;

/**
 * The counts of one window: whole numbers only, so that adding is exact, has no order, and can be undone.
 *
 * <p>Polarity is counted in steps of 0.0001; sums of squares then hold 90 thousand million answers. Cells are only ever
 * added at the end, since state stores and their changelogs hold tallies of older versions.
 */
public final class Tally {
    static final int BUCKETS = 64;
    static final int LATENCY_BUCKETS = 24;
    private static final int POLARITY_STEPS = 10_000;
    private static final int REASONS = 32;

    private static final int INPUTS = 0;
    private static final int LATE = 1;
    private static final int PENDING = 2;
    private static final int LABELS = 3;
    private static final int SCORERS = 6;
    private static final int LATENCY_MILLIS = 9;
    private static final int LATENCY = 10;
    private static final int FALLBACK_REASONS = LATENCY + LATENCY_BUCKETS;
    private static final int MODEL_POLARITY = FALLBACK_REASONS + REASONS;
    private static final int POLARITY_CELLS = 3 + BUCKETS;
    private static final int VADER_POLARITY = MODEL_POLARITY + POLARITY_CELLS;
    static final int CELLS = VADER_POLARITY + POLARITY_CELLS;

    private final long[] cells;

    /** An empty tally. */
    public Tally() {
        this(new long[CELLS]);
    }

    Tally(long[] cells) {
        this.cells = cells;
    }

    /** Counts one answer that took {@code latencyMillis} from the input's Kafka timestamp. */
    public void add(Answer answer, long latencyMillis) {
        cells[INPUTS]++;
        long millis = Math.max(0, latencyMillis);
        cells[LATENCY_MILLIS] += millis;
        cells[LATENCY + Math.min(LATENCY_BUCKETS - 1, Long.SIZE - Long.numberOfLeadingZeros(millis))]++;
        cells[SCORERS + scorerCell(answer.scorer())]++;
        FallbackReason reason = answer.fallbackReason();
        if (reason != null) {
            cells[FALLBACK_REASONS + reason.ordinal()]++;
        }
        Score score = answer.score();
        if (score == null) {
            cells[PENDING]++;
            return;
        }
        cells[LABELS + score.label().ordinal()]++;
        addPolarity(answer.scorer() == ScorerType.MODEL ? MODEL_POLARITY : VADER_POLARITY, score.polarity());
    }

    private void addPolarity(int cell, double polarity) {
        long steps = Math.round(polarity * POLARITY_STEPS);
        cells[cell]++;
        cells[cell + 1] += steps;
        cells[cell + 2] += steps * steps;
        cells[cell + 3 + Math.min(BUCKETS - 1, (int) ((polarity + 1) / 2 * BUCKETS))]++;
    }

    /** Counts records whose own window had closed. */
    public void addLate(long records) {
        cells[LATE] += records;
    }

    public void add(Tally other) {
        for (int i = 0; i < CELLS; i++) {
            cells[i] += other.cells[i];
        }
    }

    /** Undoes {@link #add(Tally)}. */
    public void subtract(Tally other) {
        for (int i = 0; i < CELLS; i++) {
            cells[i] -= other.cells[i];
        }
    }

    public long inputs() {
        return cells[INPUTS];
    }

    public long late() {
        return cells[LATE];
    }

    public long pending() {
        return cells[PENDING];
    }

    public long label(Label label) {
        return cells[LABELS + label.ordinal()];
    }

    public long scorer(ScorerType scorer) {
        return cells[SCORERS + scorerCell(scorer)];
    }

    public long fallbackReason(FallbackReason reason) {
        return cells[FALLBACK_REASONS + reason.ordinal()];
    }

    PolarityCells modelPolarity() {
        return polarity(MODEL_POLARITY);
    }

    PolarityCells vaderPolarity() {
        return polarity(VADER_POLARITY);
    }

    double meanLatencyMillis() {
        return inputs() == 0 ? 0 : (double) cells[LATENCY_MILLIS] / inputs();
    }

    /** Upper bound of the bucket in which the quantile lies, in milliseconds; 0 without inputs. */
    long latencyQuantileMillis(double quantile) {
        long rank = (long) Math.ceil(quantile * inputs());
        long seen = 0;
        for (int bucket = 0; bucket < LATENCY_BUCKETS; bucket++) {
            seen += cells[LATENCY + bucket];
            if (seen >= rank) {
                return rank == 0 ? 0 : (1L << bucket) - 1;
            }
        }
        throw new IllegalStateException("latency counts " + seen + " of " + inputs() + " inputs");
    }

    private PolarityCells polarity(int cell) {
        return new PolarityCells(
                cells[cell],
                (double) cells[cell + 1] / POLARITY_STEPS,
                (double) cells[cell + 2] / ((double) POLARITY_STEPS * POLARITY_STEPS),
                Arrays.copyOfRange(cells, cell + 3, cell + 3 + BUCKETS));
    }

    long[] cells() {
        return cells;
    }

    private static int scorerCell(ScorerType scorer) {
        return switch (scorer) {
            case MODEL -> 0;
            case VADER -> 1;
            case NONE, UNKNOWN -> 2;
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tally tally && Arrays.equals(cells, tally.cells);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(cells);
    }

    /** Count, sum and sum of squares of polarity, and its histogram. */
    record PolarityCells(long count, double sum, double sumOfSquares, long[] histogram) {}
}
