package dev.undertone.bench.efficiency;

import ai.onnxruntime.OrtException;
import dev.undertone.model.ModelDirectory;
import dev.undertone.text.Score;
import dev.undertone.text.ScoringException;
import dev.undertone.text.TokenizedText;
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

    Round round(Duration warmUp, Duration length) throws InterruptedException, OrtException, ScoringException {
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
        BareModel.Took limit = bare.run(packed);
        BareModel.Took busyLimit = beside(packed);
        BareModel.Took single = bare.runSingly(rows);
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
                differing(measured.batches()));
    }

    private BareModel.Took beside(List<PackedBatch> packed) throws OrtException {
        try (Company company = new Company(engine.model(), texts)) {
            company.start();
            BareModel.Took took = new BareModel.Took(0, 0);
            for (PackedBatch batch : packed) {
                company.mayTokenize(batch.texts());
                took = took.plus(bare.run(List.of(batch)));
            }
            return took;
        }
    }

    /** Texts alone give the same bits as in their batches, or how many do not. */
    private int differing(List<BatchRecorder.Ran> batches) throws ScoringException {
        int differing = 0;
        int checked = 0;
        int step = Math.max(1, batches.stream().mapToInt(b -> b.rows().size()).sum() / ROWS_TO_CHECK);
        for (BatchRecorder.Ran batch : batches) {
            for (int i = 0; i < batch.rows().size(); i++) {
                if (checked++ % step == 0) {
                    Score alone =
                            engine.model().score(List.of(batch.rows().get(i))).get(0);
                    differing += alone.equals(batch.scores().get(i)) ? 0 : 1;
                }
            }
        }
        return differing;
    }
}
