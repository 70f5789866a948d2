package dev.undertone.engine;

import dev.undertone.text.BatchScorer;
import dev.undertone.text.ScoringException;
import dev.undertone.text.TokenizedText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * What a model does on the device at hand, measured before the first text: time by (records, length), and from it the
 * token budget. It is the smallest budget within a few percent of the best throughput, so that batches stay short, among
 * those whose batch takes at most a quarter of the deadline. Measuring also warms the model up.
 *
 * @param points what was measured
 * @param budgetTokens padded tokens of a batch
 * @param runOverheadTokens what starting a run costs, in tokens: padding up to this is cheaper than another run
 * @param textsPerSecond texts of {@value #TYPICAL_TOKENS} tokens one inference thread scores in batches of that budget
 */
public record Calibration(List<Point> points, int budgetTokens, int runOverheadTokens, double textsPerSecond) {
    private static final int TYPICAL_TOKENS = 32;
    private static final int[] LENGTHS = {16, TYPICAL_TOKENS, 128};
    private static final int SMALLEST_BUDGET = 64;
    private static final int LARGEST_BUDGET = 1 << 15;
    private static final int REPEATS = 5;

    /** After so much time at one point a slow model is known well enough, and its larger batches come in reach. */
    private static final Duration TIME_PER_POINT = Duration.ofMillis(100);

    private static final double GOOD_ENOUGH = 0.97;

    /** Batches so many times the size of the best that are no better: larger ones need not be tried. */
    private static final int FAR_ENOUGH = 8;

    private static final Duration TIME_LIMIT = Duration.ofSeconds(3);

    /** The time of one run. */
    public record Point(int records, int length, long nanos) {
        int tokens() {
            return records * length;
        }
    }

    public Calibration {
        points = List.copyOf(points);
    }

    /**
     * Measures a model, for a few seconds at most.
     *
     * @throws ScoringException when the model cannot score
     */
    public static Calibration measure(BatchScorer scorer, Duration deadline, Ticker ticker) throws ScoringException {
        long[] ids =
                scorer.tokenize("good bad ".repeat(LENGTHS[LENGTHS.length - 1])).ids();
        long batchLimit = deadline.toNanos() / 4;
        long end = ticker.nanos() + TIME_LIMIT.toNanos();
        List<Point> points = new ArrayList<>();
        double best = 0;
        int bestBudget = SMALLEST_BUDGET;
        for (int budget = SMALLEST_BUDGET; budget <= LARGEST_BUDGET; budget *= 2) {
            boolean tooSlow = false;
            for (int wanted : LENGTHS) {
                int length = Math.min(wanted, ids.length);
                Point point = time(scorer, ids, Math.max(1, budget / length), length, ticker);
                points.add(point);
                tooSlow |= point.nanos() > batchLimit;
                if (wanted == TYPICAL_TOKENS && tokensPerSecond(point) * GOOD_ENOUGH > best) {
                    best = tokensPerSecond(point);
                    bestBudget = budget;
                }
            }
            if (tooSlow || budget >= FAR_ENOUGH * bestBudget || ticker.nanos() - end > 0) {
                break;
            }
        }
        return choose(points, batchLimit);
    }

    private static Point time(BatchScorer scorer, long[] ids, int records, int length, Ticker ticker)
            throws ScoringException {
        long[] row = Arrays.copyOf(ids, length);
        row[length - 1] = ids[ids.length - 1];
        List<TokenizedText> batch = Collections.nCopies(records, new TokenizedText(row, length));
        // Only the typical length decides; the others are there to warm up, and to see whether they are too slow.
        int fewest = length == TYPICAL_TOKENS ? 2 : 1;
        int most = length == TYPICAL_TOKENS ? REPEATS : 1;
        long[] nanos = new long[most];
        long spent = 0;
        int runs = 0;
        while (runs < most && (runs < fewest || spent < TIME_PER_POINT.toNanos())) {
            long start = ticker.nanos();
            scorer.score(batch);
            nanos[runs] = Math.max(1, ticker.nanos() - start);
            spent += nanos[runs++];
        }
        Arrays.sort(nanos, 0, runs);
        return new Point(records, length, nanos[(runs - 1) / 2]);
    }

    /** Chooses from what was measured; {@code batchLimitNanos} is what a batch may take. */
    static Calibration choose(List<Point> points, long batchLimitNanos) {
        List<Point> typical = points.stream()
                .filter(point -> point.length() == typicalLength(points))
                .toList();
        double best = 0;
        for (Point point : typical) {
            if (point.nanos() <= batchLimitNanos) {
                best = Math.max(best, tokensPerSecond(point));
            }
        }
        Point chosen = typical.get(0);
        for (Point point : typical) {
            if (point.nanos() <= batchLimitNanos && tokensPerSecond(point) >= GOOD_ENOUGH * best) {
                chosen = point;
                break;
            }
        }
        return new Calibration(
                points, chosen.tokens(), runOverhead(typical), tokensPerSecond(chosen) / chosen.length());
    }

    /** What a run costs beside its tokens, from the smallest and the largest batch. */
    private static int runOverhead(List<Point> typical) {
        Point small = typical.get(0);
        Point large = typical.get(typical.size() - 1);
        double nanosPerToken = Math.max(1, large.nanos()) / (double) large.tokens();
        double overhead = small.nanos() / nanosPerToken - small.tokens();
        return (int) Math.max(0, Math.min(large.tokens(), overhead));
    }

    private static int typicalLength(List<Point> points) {
        int shortest = Integer.MAX_VALUE;
        for (Point point : points) {
            if (point.length() == TYPICAL_TOKENS) {
                return TYPICAL_TOKENS;
            }
            shortest = Math.min(shortest, point.length());
        }
        return shortest;
    }

    private static double tokensPerSecond(Point point) {
        return point.tokens() * 1e9 / point.nanos();
    }

    @Override
    public String toString() {
        return String.format(
                "%d padded tokens a batch (about %.0f texts/s a thread; a run costs as much as %d tokens)",
                budgetTokens, textsPerSecond, runOverheadTokens);
    }
}
