package dev.undertone.model;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxTensorLike;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.undertone.schemas.FallbackReason;
import dev.undertone.text.ScoringException;
import dev.undertone.text.TokenizedText;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A graph on its device: rows of token ids in, logits out.
 *
 * <p>Threads: safe to share. Owns native memory until {@link #close}, which must not be called during a run.
 */
final class Graph implements AutoCloseable {
    private final OrtEnvironment environment;
    private final OrtSession session;
    private final Device device;
    private final GraphSignature signature;
    private final int labels;
    private final ThreadLocal<TokenTensors> tensors;
    private final Runs runs = new Runs();

    private Graph(
            OrtEnvironment environment, Devices.Opened opened, GraphSignature signature, int labels, long padTokenId) {
        this.environment = environment;
        this.session = opened.session();
        this.device = opened.device();
        this.signature = signature;
        this.labels = labels;
        this.tensors = ThreadLocal.withInitial(() -> new TokenTensors(signature, padTokenId));
    }

    static Graph open(ModelDirectory directory, ModelSettings settings) throws ModelException {
        int labels = directory.labels().columns().size();
        try {
            OrtEnvironment environment = OrtEnvironment.getEnvironment("undertone");
            Devices.Opened opened =
                    Devices.of(environment, directory.onnx(), settings).open();
            try {
                GraphSignature signature = GraphSignature.check(opened.session(), labels);
                return new Graph(environment, opened, signature, labels, directory.padTokenId());
            } catch (ModelException e) {
                opened.session().close();
                throw e;
            }
        } catch (OrtException e) {
            throw new ModelException(directory.onnx() + " cannot be loaded: " + e.getMessage(), e);
        }
    }

    /** As provenance names it. */
    String device() {
        return device.name();
    }

    /** What goes in. */
    List<TensorDescription> inputs() throws OrtException {
        return GraphSignature.describe(session.getInputInfo());
    }

    /** What comes out. */
    List<TensorDescription> outputs() throws OrtException {
        return GraphSignature.describe(session.getOutputInfo());
    }

    /** Logits of these rows, {@code [row, label]} in one array; all of them are finite. */
    float[] run(List<TokenizedText> rows, BatchShape shape) throws ScoringException {
        TokenTensors filled = tensors.get();
        filled.fill(rows, shape);
        Map<String, OnnxTensorLike> inputs = new HashMap<>();
        try {
            filled.addTo(inputs, environment);
            try (OrtSession.Result result = runs.run(session, inputs)) {
                OnnxTensor logits = (OnnxTensor) result.get(signature.output()).orElseThrow();
                // Converts from 16 bits where the graph gives these.
                return finite(logits.getFloatBuffer(), rows.size(), shape.rows(rows.size()));
            }
        } catch (OrtException e) {
            throw new ScoringException(reason(e), "ONNX Runtime: " + e.getMessage(), e);
        } finally {
            inputs.values().forEach(OnnxTensorLike::close);
        }
    }

    private float[] finite(FloatBuffer buffer, int records, int rows) throws ScoringException {
        int wanted = rows * labels;
        if (buffer.remaining() != wanted) {
            throw new ScoringException(
                    FallbackReason.MODEL_ERROR, "wanted " + wanted + " logits, got " + buffer.remaining());
        }
        float[] logits = new float[records * labels];
        buffer.get(logits);
        for (float logit : logits) {
            if (!Float.isFinite(logit)) {
                throw new ScoringException(FallbackReason.MODEL_ERROR, "a logit is NaN or infinite");
            }
        }
        return logits;
    }

    /** The runtime has no code of its own for exhausted memory; its allocators say it in words. */
    private static FallbackReason reason(OrtException e) {
        String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        return message.contains("allocate memory") || message.contains("out of memory")
                ? FallbackReason.MODEL_OUT_OF_MEMORY
                : FallbackReason.MODEL_ERROR;
    }

    /** Asks every run under way to end. */
    void endRuns() {
        runs.end();
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("a session cannot be freed", e);
        }
    }
}
