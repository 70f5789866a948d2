package dev.undertone.windows;

import dev.undertone.schemas.Dimension;
import dev.undertone.schemas.FallbackReason;
import dev.undertone.schemas.Label;
import dev.undertone.schemas.LabelCounts;
import dev.undertone.schemas.Latency;
import dev.undertone.schemas.Polarity;
import dev.undertone.schemas.ScorerCounts;
import dev.undertone.schemas.ScorerType;
import dev.undertone.schemas.SentimentWindow;
import dev.undertone.schemas.StatusCounts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Shows a window's state as the record of {@code sentiment.windows}. */
public final class SentimentWindows {
    private final WindowSettings settings;

    public SentimentWindows(WindowSettings settings) {
        this.settings = settings;
    }

    /** The record for a window at {@code nowMillis} of the wall clock. */
    public SentimentWindow of(WindowKey key, WindowState state, long nowMillis) {
        Tally tally = state.tally();
        long fallbacks = tally.inputs() - tally.scorer(ScorerType.MODEL);
        return SentimentWindow.newBuilder()
                .setDimension(
                        new Dimension(key.dimension().kind(), key.dimension().value()))
                .setStart(Instant.ofEpochMilli(key.startMillis()))
                .setEnd(Instant.ofEpochMilli(key.startMillis() + settings.size().toMillis()))
                .setClosed(state.closed())
                .setInputs(tally.inputs())
                .setLate(tally.late())
                .setStatus(new StatusCounts(tally.inputs() - tally.pending(), tally.pending()))
                .setLabels(new LabelCounts(
                        tally.label(Label.NEGATIVE), tally.label(Label.NEUTRAL), tally.label(Label.POSITIVE)))
                .setScorers(new ScorerCounts(
                        tally.scorer(ScorerType.MODEL), tally.scorer(ScorerType.VADER), tally.scorer(ScorerType.NONE)))
                .setFallbackReasons(reasons(tally))
                .setFallbackShare(tally.inputs() == 0 ? 0 : (double) fallbacks / tally.inputs())
                .setModelPolarity(polarity(tally.modelPolarity()))
                .setVaderPolarity(polarity(tally.vaderPolarity()))
                .setLatency(new Latency(
                        tally.meanLatencyMillis(), tally.latencyQuantileMillis(0.5), tally.latencyQuantileMillis(0.99)))
                .setUpdatedAt(Instant.ofEpochMilli(nowMillis))
                .build();
    }

    private static Map<String, Long> reasons(Tally tally) {
        Map<String, Long> reasons = new TreeMap<>();
        for (FallbackReason reason : FallbackReason.values()) {
            if (tally.fallbackReason(reason) > 0) {
                reasons.put(reason.name(), tally.fallbackReason(reason));
            }
        }
        return reasons;
    }

    private static @Nullable Polarity polarity(Tally.PolarityCells cells) {
        if (cells.count() == 0) {
            return null;
        }
        double mean = cells.sum() / cells.count();
        double variance = Math.max(0, cells.sumOfSquares() / cells.count() - mean * mean);
        List<Long> histogram = new ArrayList<>(cells.histogram().length);
        for (long bucket : cells.histogram()) {
            histogram.add(bucket);
        }
        return new Polarity(cells.count(), mean, Math.sqrt(variance), histogram);
    }
}
