package dev.undertone.bench.efficiency;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.undertone.text.TokenizedText;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The limit: nothing but {@code session.run} on batches that were packed beforehand, with the session options of the
 * application. Tensors are made for each call, results are fetched and dropped.
 *
 * <p>Threads: one.
 */
public final class BareModel implements AutoCloseable {
    private final OrtEnvironment environment = OrtEnvironment.getEnvironment("undertone");
    private final OrtSession session;
    private final boolean wantsMask;
    private float kept;

    /** Opens a session on the graph. */
    public BareModel(Path onnx) throws OrtException {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            session = environment.createSession(onnx.toString(), options);
        }
        wantsMask = session.getInputNames().contains("attention_mask");
    }

    /** How long runs took, by the clock and by the CPU time of the thread. */
    public record Took(long nanos, long cpuNanos) {
        public Took plus(Took other) {
            return new Took(nanos + other.nanos, cpuNanos + other.cpuNanos);
        }
    }

    /** Runs batches one after the other. */
    public Took run(List<PackedBatch> batches) throws OrtException {
        long start = System.nanoTime();
        long cpuStart = ThreadTimes.cpuNanos();
        for (PackedBatch batch : batches) {
            run(batch);
        }
        Took took = new Took(System.nanoTime() - start, ThreadTimes.cpuNanos() - cpuStart);
        if (!Float.isFinite(kept)) {
            throw new IllegalStateException("a logit is " + kept);
        }
        return took;
    }

    /** Runs texts one by one, each in a batch of its own without padding. */
    Took runSingly(List<TokenizedText> texts) throws OrtException {
        return run(texts.stream()
                .map(text -> PackedBatch.of(List.of(text), 1, text.length(), 0))
                .toList());
    }

    private void run(PackedBatch batch) throws OrtException {
        long[] shape = {batch.rows(), batch.width()};
        Map<String, OnnxTensor> inputs = new HashMap<>();
        try (OnnxTensor ids = OnnxTensor.createTensor(environment, batch.ids(), shape);
                OnnxTensor mask = OnnxTensor.createTensor(environment, batch.mask(), shape)) {
            inputs.put("input_ids", ids);
            if (wantsMask) {
                inputs.put("attention_mask", mask);
            }
            try (OrtSession.Result result = session.run(inputs)) {
                kept += ((OnnxTensor) result.get(0)).getFloatBuffer().get(0);
            }
        }
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }
}
