package dev.undertone.bench.efficiency;

import ai.onnxruntime.OrtException;
import dev.undertone.model.ModelDirectory;
import dev.undertone.text.Score;
import dev.undertone.text.ScoringException;
import dev.undertone.text.TokenizedText;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Rounds of {@link Round} over one model. Threads: one. */
final class EfficiencyMeasurement {
    /** Checking every row would take longer than measuring. */
    private static final int ROWS_TO_CHECK = 200;

    private final EngineRun engine;
    private final BareModel bare;
    private final Packing packing;
    private final List<String> texts;

    /** @param texts what the engine is fed with */
    EfficiencyMeasurement(EngineRun engine, BareModel bare, ModelDirectory directory, List<String> texts) {
        this.engine = engine;
        this.bare = bare;
        this.packing = new Packing(engine.model(), directory.padTokenId());
        this.texts = texts;
    }

    Round round(Duration warmUp, Duration length)
            throws InterruptedException, IOException, OrtException, ScoringException {
        EngineRun.Measured measured = engine.run(warmUp, length);
        List<PackedBatch> packed = new ArrayList<>();
        long real = 0;
        long padded = 0;
        for (BatchRecorder.Ran batch : measured.batches()) {
            PackedBatch one = packing.pack(batch.rows());
            packed.add(one);
            padded += (long) one.rows() * one.width();
            for (TokenizedText row : batch.rows()) {
                real += row.length();
            }
        }
        List<TokenizedText> rows = measured.rows();
        BareModel.Took limit = bare.run(packed, engine.settings().inferenceThreads(), batch -> {});
        BareModel.Took busyLimit = beside(packed);
        BareModel.Took single = bare.runSingly(rows, length);
        return new Round(
                rows.size(),
                packed.size(),
                real,
                padded,
                measured.nanos(),
                measured.cpu(),
                limit,
                busyLimit,
                single,
                measured.gpuBusy(),
                againstAlone(measured.batches()));
    }

    private BareModel.Took beside(List<PackedBatch> packed) throws OrtException, InterruptedException {
        try (Company company =
                new Company(engine.model(), texts, engine.settings().tokenizerThreads())) {
            return bare.run(packed, engine.settings().inferenceThreads(), batch -> company.mayTokenize(batch.texts()));
        }
    }

    /** How far scores of texts alone are from those in their batches. */
    private Round.Difference againstAlone(List<BatchRecorder.Ran> batches) throws ScoringException {
        int differing = 0;
        double largest = 0;
        int checked = 0;
        int step = Math.max(1, batches.stream().mapToInt(b -> b.rows().size()).sum() / ROWS_TO_CHECK);
        for (BatchRecorder.Ran batch : batches) {
            for (int i = 0; i < batch.rows().size(); i++) {
                if (checked++ % step == 0) {
                    Score alone =
                            engine.model().score(List.of(batch.rows().get(i))).get(0);
                    Score together = batch.scores().get(i);
                    differing += alone.equals(together) ? 0 : 1;
                    largest = Math.max(largest, Math.abs(alone.polarity() - together.polarity()));
                }
            }
        }
        return new Round.Difference(differing, largest);
    }
}
