package dev.undertone.model;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxTensorLike;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.undertone.schemas.FallbackReason;
import dev.undertone.text.BatchScorer;
import dev.undertone.text.ModelIdentity;
import dev.undertone.text.Score;
import dev.undertone.text.ScoringException;
import dev.undertone.text.TokenizedText;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * A Hugging Face classifier in ONNX Runtime with its tokenizer.
 *
 * <p>Threads: safe to share; each call runs on its caller's thread. {@link #close} waits for calls under way, because
 * freeing a session or tokenizer in use crashes the process. On one CPU and build a text's fp32 score is the same bits
 * alone and in any batch.
 */
public final class OnnxModel implements BatchScorer {
    private final OrtEnvironment environment;
    private final OrtSession session;
    private final TextTokenizer tokenizer;
    private final GraphSignature signature;
    private final ModelDirectory directory;
    private final ModelIdentity identity;
    private final ThreadLocal<TokenTensors> tensors;
    private final Runs runs = new Runs();
    private final ReadWriteLock use = new ReentrantReadWriteLock();
    private BatchShape shape = BatchShape.ANY;
    private int maxTokens;
    private boolean closed;

    private OnnxModel(
            OrtEnvironment environment,
            OrtSession session,
            TextTokenizer tokenizer,
            GraphSignature signature,
            ModelDirectory directory,
            int maxTokens) {
        this.environment = environment;
        this.session = session;
        this.tokenizer = tokenizer;
        this.signature = signature;
        this.maxTokens = maxTokens;
        this.directory = directory;
        this.identity = new ModelIdentity(
                directory.name(),
                directory.digest().substring(0, 12),
                directory.digest(),
                "cpu",
                directory.precision());
        this.tensors = ThreadLocal.withInitial(() -> new TokenTensors(directory.padTokenId()));
    }

    /**
     * Loads a model.
     *
     * @param maxTokens tokens a text may have, or 0 for as many as the model can take
     * @param intraOpThreads threads of one run; more runs at once scale better than more threads a run
     */
    public static OnnxModel open(ModelDirectory directory, int maxTokens, int intraOpThreads) throws ModelException {
        int limit = maxTokens == 0 ? directory.maxTokens() : Math.min(maxTokens, directory.maxTokens());
        TextTokenizer tokenizer = TextTokenizer.open(directory);
        OrtSession session = null;
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            OrtEnvironment environment = OrtEnvironment.getEnvironment("undertone");
            options.setIntraOpNumThreads(intraOpThreads);
            options.setInterOpNumThreads(1);
            // Spinning threads halve throughput when a neighbour shares the cores.
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            session = environment.createSession(directory.onnx().toString(), options);
            GraphSignature signature =
                    GraphSignature.check(session, directory.labels().columns().size());
            OnnxModel model = new OnnxModel(environment, session, tokenizer, signature, directory, limit);
            model.selfTest();
            return model;
        } catch (OrtException e) {
            free(session, tokenizer);
            throw new ModelException(directory.onnx() + " cannot be loaded: " + e.getMessage(), e);
        } catch (ScoringException e) {
            free(session, tokenizer);
            throw new ModelException(directory.onnx() + " fails its self-test: " + e.getMessage(), e);
        } catch (ModelException e) {
            free(session, tokenizer);
            throw e;
        }
    }

    private void selfTest() throws ScoringException {
        List<TokenizedText> texts = new ArrayList<>();
        for (String text : BatchProbe.texts()) {
            texts.add(tokenize(text));
        }
        shape = new BatchProbe(this::score).find(texts);
        // A padded row must not have more columns than the model has positions.
        maxTokens = Math.max(shape.widthMultiple(), maxTokens - maxTokens % shape.widthMultiple());
    }

    @Override
    public ModelIdentity identity() {
        return identity;
    }

    @Override
    public TokenizedText tokenize(String text) throws ScoringException {
        use.readLock().lock();
        try {
            requireOpen();
            return tokenizer.tokenize(text, maxTokens);
        } catch (RuntimeException e) {
            throw new ScoringException(FallbackReason.MODEL_REJECTED_INPUT, "the tokenizer refused a text", e);
        } finally {
            use.readLock().unlock();
        }
    }

    @Override
    public int paddedTokens(int records, int longest) {
        return shape.rows(records) * shape.width(longest);
    }

    @Override
    public List<Score> score(List<TokenizedText> batch) throws ScoringException {
        return score(batch, shape);
    }

    private List<Score> score(List<TokenizedText> batch, BatchShape batchShape) throws ScoringException {
        use.readLock().lock();
        try {
            requireOpen();
            return run(batch, batchShape);
        } catch (OrtException e) {
            throw new ScoringException(reason(e), "ONNX Runtime: " + e.getMessage(), e);
        } finally {
            use.readLock().unlock();
        }
    }

    /** The runtime has no code of its own for exhausted memory; its allocators say it in words. */
    private static FallbackReason reason(OrtException e) {
        String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        return message.contains("allocate memory") || message.contains("out of memory")
                ? FallbackReason.MODEL_OUT_OF_MEMORY
                : FallbackReason.MODEL_ERROR;
    }

    private List<Score> run(List<TokenizedText> batch, BatchShape batchShape) throws OrtException, ScoringException {
        TokenTensors rows = tensors.get();
        rows.fill(batch, batchShape);
        Map<String, OnnxTensorLike> inputs = new HashMap<>();
        try (OnnxTensor ids = rows.ids(environment);
                OnnxTensor mask = rows.mask(environment);
                OnnxTensor types = rows.types(environment)) {
            inputs.put("input_ids", ids);
            if (signature.wantsMask()) {
                inputs.put("attention_mask", mask);
            }
            if (signature.wantsTypes()) {
                inputs.put("token_type_ids", types);
            }
            try (OrtSession.Result result = runs.run(session, inputs)) {
                return scores(
                        ((OnnxTensor) result.get(signature.output()).orElseThrow()).getFloatBuffer(),
                        batch.size(),
                        batchShape.rows(batch.size()));
            }
        }
    }

    private List<Score> scores(FloatBuffer buffer, int records, int rows) throws ScoringException {
        int labels = directory.labels().columns().size();
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
        List<Score> scores = new ArrayList<>(records);
        for (int record = 0; record < records; record++) {
            scores.add(directory.labels().score(logits, record * labels));
        }
        return scores;
    }

    private void requireOpen() throws ScoringException {
        if (closed) {
            throw new ScoringException(FallbackReason.MODEL_NOT_READY, "the model is closed");
        }
    }

    @Override
    public void interrupt() {
        runs.end();
    }

    @Override
    public void close() {
        use.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                free(session, tokenizer);
            }
        } finally {
            use.writeLock().unlock();
        }
    }

    private static void free(@Nullable OrtSession session, TextTokenizer tokenizer) {
        tokenizer.close();
        try {
            if (session != null) {
                session.close();
            }
        } catch (OrtException e) {
            throw new IllegalStateException("a session cannot be freed", e);
        }
    }
}
