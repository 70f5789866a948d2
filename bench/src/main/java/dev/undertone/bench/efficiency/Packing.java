package dev.undertone.bench.efficiency;

import dev.undertone.engine.Calibration;
import dev.undertone.model.OnnxModel;
import dev.undertone.text.ScoringException;
import dev.undertone.text.TokenizedText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Packs texts for the device: into the shape that the application computes for the same rows.
 *
 * <p>Threads: any.
 */
public final class Packing {
    /** As measured: sorted in windows of 256 texts, 512 padded tokens cost least on a CPU. */
    private static final int CPU_BUDGET = 512;

    /** Which makes a CPU's window 256 texts. */
    private static final int TOKENS_PER_TEXT_OF_WINDOW = 2;

    private final OnnxModel model;
    private final long padTokenId;

    public Packing(OnnxModel model, long padTokenId) {
        this.model = model;
        this.padTokenId = padTokenId;
    }

    /**
     * Padded tokens of a good batch on the model's device: what costs least on a CPU, on a GPU what the application would
     * choose, for which it runs the model for a few seconds.
     */
    public int budget(Duration deadline) throws ScoringException {
        return GpuWatch.numberOf(model.identity().device()) == null
                ? CPU_BUDGET
                : Calibration.measure(model, deadline, System::nanoTime).budgetTokens();
    }

    /** How many texts are sorted together for batches of so many tokens. */
    public int window(int budgetTokens) {
        return budgetTokens / TOKENS_PER_TEXT_OF_WINDOW;
    }

    /** Rows that belong together, as one batch. */
    public PackedBatch pack(List<TokenizedText> rows) {
        int longest = rows.stream().mapToInt(TokenizedText::length).max().orElseThrow();
        // Two rows never need a third for their shape.
        int width = model.paddedTokens(2, longest) / 2;
        return PackedBatch.of(rows, model.paddedTokens(rows.size(), longest) / width, width, padTokenId);
    }

    /** All texts in good batches: sorted by length in windows, each batch within the budget. */
    public List<PackedBatch> packAll(List<TokenizedText> texts, int budgetTokens) {
        List<PackedBatch> batches = new ArrayList<>();
        for (int from = 0; from < texts.size(); from += window(budgetTokens)) {
            int to = Math.min(texts.size(), from + window(budgetTokens));
            List<TokenizedText> window = new ArrayList<>(texts.subList(from, to));
            window.sort(Comparator.comparingInt(TokenizedText::length));
            List<TokenizedText> batch = new ArrayList<>();
            for (TokenizedText text : window) {
                if (!batch.isEmpty() && (batch.size() + 1) * text.length() > budgetTokens) {
                    batches.add(pack(batch));
                    batch.clear();
                }
                batch.add(text);
            }
            batches.add(pack(batch));
        }
        return batches;
    }
}
