package dev.undertone.engine;

import dev.undertone.schemas.FallbackReason;
import dev.undertone.text.BatchScorer;
import dev.undertone.text.Score;
import dev.undertone.text.ScoringException;
import dev.undertone.text.TokenizedText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs a batch and, when it fails, its halves, until the rows that make it fail are alone: only they pay. Whether a row
 * that fails alone is poison or the model is broken, a reference row tells, which has been scored before.
 *
 * <p>Threads: one per inference thread.
 */
final class BatchRunner {
    private final BatchScorer scorer;
    private final TokenBudget budget;
    private final TokenizedText reference;

    /** @param reference a row that the model is known to score */
    BatchRunner(BatchScorer scorer, TokenBudget budget, TokenizedText reference) {
        this.scorer = scorer;
        this.budget = budget;
        this.reference = reference;
    }

    /**
     * What became of one row: a score, or the reason why not.
     *
     * @param reason null when there is a score
     */
    record Outcome(@Nullable Score score, @Nullable FallbackReason reason) {
        /** The reason why there is no score. */
        FallbackReason failure() {
            return reason == null ? FallbackReason.MODEL_ERROR : reason;
        }
    }

    /**
     * What became of a batch.
     *
     * @param outcomes one for each row, in order
     * @param failure why the model failed, as the breaker counts it; null when it works, poison rows or not
     */
    record Result(List<Outcome> outcomes, @Nullable FallbackReason failure) {}

    /** @param givenUp whether nobody waits for the batch any more, because it has taken too long */
    Result run(List<TokenizedText> rows, BooleanSupplier givenUp) {
        Attempt attempt = new Attempt(rows, givenUp);
        attempt.run(0, rows.size());
        return attempt.result();
    }

    private final class Attempt {
        private final List<TokenizedText> rows;
        private final BooleanSupplier givenUp;
        private final @Nullable Outcome[] outcomes;
        private boolean modelWorks;
        private @Nullable FallbackReason failure;

        Attempt(List<TokenizedText> rows, BooleanSupplier givenUp) {
            this.rows = rows;
            this.givenUp = givenUp;
            this.outcomes = new Outcome[rows.size()];
        }

        void run(int from, int to) {
            if (failure != null) {
                fail(from, to, failure);
                return;
            }
            try {
                List<Score> scores = scorer.score(rows.subList(from, to));
                for (int i = from; i < to; i++) {
                    outcomes[i] = new Outcome(scores.get(i - from), null);
                }
                modelWorks = true;
                budget.clean();
            } catch (ScoringException e) {
                split(from, to, e.reason());
            } catch (OutOfMemoryError e) {
                split(from, to, FallbackReason.MODEL_OUT_OF_MEMORY);
            } catch (RuntimeException | LinkageError e) {
                split(from, to, FallbackReason.MODEL_ERROR);
            }
        }

        private void split(int from, int to, FallbackReason reason) {
            boolean outOfMemory = reason == FallbackReason.MODEL_OUT_OF_MEMORY;
            if (outOfMemory) {
                budget.outOfMemory(paddedTokens(from, to));
            } else if (givenUp.getAsBoolean() || (!modelWorks && !scoresReference())) {
                // Halving a batch again and again would only keep a broken model busy.
                failure = reason;
                fail(from, to, reason);
                return;
            }
            if (to - from > 1) {
                int middle = (from + to) >>> 1;
                run(from, middle);
                run(middle, to);
            } else if (outOfMemory) {
                failure = reason;
                fail(from, to, reason);
            } else {
                fail(from, to, FallbackReason.MODEL_REJECTED_INPUT);
            }
        }

        private boolean scoresReference() {
            try {
                scorer.score(List.of(reference));
                modelWorks = true;
                return true;
            } catch (ScoringException | RuntimeException e) {
                return false;
            }
        }

        private int paddedTokens(int from, int to) {
            int longest = 0;
            for (TokenizedText row : rows.subList(from, to)) {
                longest = Math.max(longest, row.length());
            }
            return longest * (to - from);
        }

        private void fail(int from, int to, FallbackReason reason) {
            Arrays.fill(outcomes, from, to, new Outcome(null, reason));
        }

        Result result() {
            List<Outcome> all = new ArrayList<>(outcomes.length);
            for (Outcome outcome : outcomes) {
                if (outcome == null) {
                    throw new IllegalStateException("a row of " + rows.size() + " has no outcome");
                }
                all.add(outcome);
            }
            return new Result(all, failure);
        }
    }
}
