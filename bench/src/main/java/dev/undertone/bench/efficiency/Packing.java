package dev.undertone.bench.efficiency;

import dev.undertone.model.OnnxModel;
import dev.undertone.text.TokenizedText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Packs texts for the device: into the shape that the application computes for the same rows.
 *
 * <p>Threads: any.
 */
public final class Packing {
    /** As measured: sorted in windows of 256, 512 padded tokens cost least on a CPU. */
    private static final int WINDOW = 256;

    private static final int BUDGET_TOKENS = 512;

    private final OnnxModel model;
    private final long padTokenId;

    public Packing(OnnxModel model, long padTokenId) {
        this.model = model;
        this.padTokenId = padTokenId;
    }

    /** Rows that belong together, as one batch. */
    public PackedBatch pack(List<TokenizedText> rows) {
        int longest = rows.stream().mapToInt(TokenizedText::length).max().orElseThrow();
        // Two rows never need a third for their shape.
        int width = model.paddedTokens(2, longest) / 2;
        return PackedBatch.of(rows, model.paddedTokens(rows.size(), longest) / width, width, padTokenId);
    }

    /** All texts in good batches: sorted by length in windows, each batch within the budget. */
    public List<PackedBatch> packAll(List<TokenizedText> texts) {
        List<PackedBatch> batches = new ArrayList<>();
        for (int from = 0; from < texts.size(); from += WINDOW) {
            List<TokenizedText> window = new ArrayList<>(texts.subList(from, Math.min(texts.size(), from + WINDOW)));
            window.sort(Comparator.comparingInt(TokenizedText::length));
            List<TokenizedText> batch = new ArrayList<>();
            for (TokenizedText text : window) {
                if (!batch.isEmpty() && (batch.size() + 1) * text.length() > BUDGET_TOKENS) {
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
