package dev.undertone.engine;

import dev.undertone.text.BatchScorer;
import dev.undertone.text.ScoringException;

/**
 * A model with what was measured of it.
 *
 * @param textsPerSecond of one inference thread
 * @param runOverheadTokens what starting a run costs, in tokens
 */
public record LoadedModel(
        BatchScorer scorer, BatchRunner runner, TokenBudget budget, double textsPerSecond, int runOverheadTokens) {
    private static final String REFERENCE = "a good day";

    /**
     * A model ready to serve.
     *
     * @param settings with no number left to measure
     * @throws ScoringException when the model cannot score
     */
    public static LoadedModel of(BatchScorer scorer, EngineSettings settings, Calibration calibration)
            throws ScoringException {
        TokenBudget budget = new TokenBudget(settings.maxBatchTokens());
        BatchRunner runner = new BatchRunner(scorer, budget, scorer.tokenize(REFERENCE));
        return new LoadedModel(scorer, runner, budget, calibration.textsPerSecond(), calibration.runOverheadTokens());
    }
}
