package dev.undertone.text;

import dev.undertone.schemas.ReleaseReason;

/**
 * How a model came to its score.
 *
 * @param tokens of the whole text
 * @param tokensUsed what the model saw
 * @param batchPaddedTokens records times the longest row
 * @param inferenceMicros what the whole batch took
 */
public record Inference(
        int tokens,
        int tokensUsed,
        int batchRecords,
        int batchPaddedTokens,
        ReleaseReason releaseReason,
        long inferenceMicros) {}
