package dev.undertone.engine;

import java.time.Duration;

/**
 * How the engine batches and what it holds. Zero stands for "measure it".
 *
 * @param deadline from entry to the answer
 * @param maxBatchRecords rows in one batch; 0 for an eighth of the token budget
 * @param maxBatchTokens padded tokens in one batch; 0 for what {@link Calibration} chooses
 * @param tokenizerThreads threads that only tokenize
 * @param inferenceThreads threads that run one batch each
 * @param maxPermits texts the engine may hold at once, however fast it is
 * @param maxBytes bytes of the records the engine may hold at once
 * @param runLimit how long one run may take before the breaker opens; 0 for two deadlines
 * @param hangLimit how long one run may take before the model is given up
 * @param cacheRecords scores to remember by token ids; 0 for none
 */
public record EngineSettings(
        Duration deadline,
        int maxBatchRecords,
        int maxBatchTokens,
        int tokenizerThreads,
        int inferenceThreads,
        int maxPermits,
        int maxBytes,
        Duration runLimit,
        Duration hangLimit,
        int cacheRecords) {
    public EngineSettings {
        if (deadline.isZero() || tokenizerThreads < 1 || inferenceThreads < 1 || maxPermits < 1 || maxBytes < 1) {
            throw new IllegalArgumentException("deadline, threads, permits and bytes must be positive");
        }
        runLimit = runLimit.isZero() ? deadline.multipliedBy(2) : runLimit;
    }

    /** With the numbers that calibration found, where none was set. */
    public EngineSettings with(Calibration calibration) {
        int tokens = maxBatchTokens > 0 ? maxBatchTokens : calibration.budgetTokens();
        return new EngineSettings(
                deadline,
                maxBatchRecords > 0 ? maxBatchRecords : Math.max(1, tokens / 8),
                tokens,
                tokenizerThreads,
                inferenceThreads,
                maxPermits,
                maxBytes,
                runLimit,
                hangLimit,
                cacheRecords);
    }
}
