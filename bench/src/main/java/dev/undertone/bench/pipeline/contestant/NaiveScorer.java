package dev.undertone.bench.pipeline.contestant;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * A scorer as one writes it in an afternoon: tokenize, run, softmax, JSON; one record at a time.
 *
 * <p>Threads: any.
 */
final class NaiveScorer {
    private static final String[] LABELS = {"negative", "neutral", "positive"};
    private static final int MAX_TOKENS = 512;

    private final ObjectMapper json = new ObjectMapper();
    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;
    private final HuggingFaceTokenizer tokenizer;
    private final boolean wantsMask;

    private NaiveScorer(OrtSession session, HuggingFaceTokenizer tokenizer) {
        this.session = session;
        this.tokenizer = tokenizer;
        this.wantsMask = session.getInputNames().contains("attention_mask");
    }

    static NaiveScorer open(Path model) throws IOException, OrtException {
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            return new NaiveScorer(
                    OrtEnvironment.getEnvironment()
                            .createSession(model.resolve("model.onnx").toString(), options),
                    HuggingFaceTokenizer.newInstance(model.resolve("tokenizer.json")));
        }
    }

    byte[] answer(byte[] value) {
        try {
            ObjectNode record = (ObjectNode) json.readTree(value);
            float[] shares = softmax(logits(record.get("text").textValue()));
            int best = 0;
            for (int i = 1; i < shares.length; i++) {
                best = shares[i] > shares[best] ? i : best;
            }
            record.put("label", LABELS[best]);
            record.put("score", shares[best]);
            return json.writeValueAsBytes(record);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }

    private float[] logits(String text) throws OrtException {
        long[] ids = tokenizer.encode(text).getIds();
        long[][] row = {ids.length > MAX_TOKENS ? Arrays.copyOf(ids, MAX_TOKENS) : ids};
        long[][] ones = {new long[row[0].length]};
        Arrays.fill(ones[0], 1);
        Map<String, OnnxTensor> inputs = new HashMap<>();
        try (OnnxTensor tokens = OnnxTensor.createTensor(environment, row);
                OnnxTensor mask = OnnxTensor.createTensor(environment, ones)) {
            inputs.put("input_ids", tokens);
            if (wantsMask) {
                inputs.put("attention_mask", mask);
            }
            try (OrtSession.Result result = session.run(inputs)) {
                return ((float[][]) result.get(0).getValue())[0];
            }
        }
    }

    private static float[] softmax(float[] logits) {
        float[] shares = new float[logits.length];
        float sum = 0;
        for (int i = 0; i < logits.length; i++) {
            shares[i] = (float) Math.exp(logits[i]);
            sum += shares[i];
        }
        for (int i = 0; i < shares.length; i++) {
            shares[i] /= sum;
        }
        return shares;
    }

    void close() {
        tokenizer.close();
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }
}
