package dev.undertone.stream;

import java.util.function.UnaryOperator;

/** Takes the barrier out of a topology, for the control that must lose records. */
public final class WithoutScoreBarrier implements UnaryOperator<SentimentTopology> {
    @Override
    public SentimentTopology apply(SentimentTopology topology) {
        return topology.withoutScoreBarrier();
    }
}
