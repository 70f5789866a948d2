package dev.undertone.model;

import ai.onnxruntime.OrtException;
import dev.undertone.schemas.FallbackReason;
import dev.undertone.text.BatchScorer;
import dev.undertone.text.ModelIdentity;
import dev.undertone.text.Score;
import dev.undertone.text.ScoringException;
import dev.undertone.text.TokenizedText;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * A Hugging Face classifier in ONNX Runtime with its tokenizer.
 *
 * <p>Threads: safe to share; each call runs on its caller's thread. {@link #close} waits for calls under way, because
 * freeing a session or tokenizer in use crashes the process. On one CPU and build a text's fp32 score is the same bits
 * alone and in any batch.
 */
public final class OnnxModel implements BatchScorer {
    private final Graph graph;
    private final TextTokenizer tokenizer;
    private final LabelMapping labels;
    private final ModelIdentity identity;
    private final ReadWriteLock use = new ReentrantReadWriteLock();
    private BatchShape shape = BatchShape.ANY;
    private int maxTokens;
    private boolean closed;

    private OnnxModel(Graph graph, TextTokenizer tokenizer, ModelDirectory directory, int maxTokens) {
        this.graph = graph;
        this.tokenizer = tokenizer;
        this.labels = directory.labels();
        this.maxTokens = maxTokens;
        this.identity = new ModelIdentity(
                directory.name(),
                directory.digest().substring(0, 12),
                directory.digest(),
                graph.device(),
                directory.precision());
    }

    /** As {@link #open(ModelDirectory, ModelSettings)}, on the CPU, with long texts cut. */
    public static OnnxModel open(ModelDirectory directory, int maxTokens, int intraOpThreads) throws ModelException {
        ModelSettings usual = ModelSettings.DEFAULT;
        return open(
                directory,
                new ModelSettings(maxTokens, usual.longText(), usual.maxWindows(), intraOpThreads, usual.device()));
    }

    /**
     * Loads a model and tries it.
     *
     * @throws ModelException when it does not load, does not fit its directory, or gives no numbers; nothing stays open
     */
    public static OnnxModel open(ModelDirectory directory, ModelSettings settings) throws ModelException {
        int most = directory.maxTokens();
        int limit = settings.maxTokens() == 0 ? most : Math.min(settings.maxTokens(), most);
        TextTokenizer tokenizer = TextTokenizer.open(directory, settings);
        try {
            Graph graph = Graph.open(directory, settings);
            try {
                OnnxModel model = new OnnxModel(graph, tokenizer, directory, limit);
                model.selfTest(directory);
                return model;
            } catch (ModelException e) {
                graph.close();
                throw e;
            }
        } catch (ModelException e) {
            tokenizer.close();
            throw e;
        }
    }

    private void selfTest(ModelDirectory directory) throws ModelException {
        try {
            List<TokenizedText> texts = new ArrayList<>();
            for (String text : BatchProbe.texts()) {
                texts.add(tokenize(text));
            }
            shape = new BatchProbe(this::score).find(texts);
            // A padded row must not have more columns than the model has positions.
            maxTokens = Math.max(shape.widthMultiple(), maxTokens - maxTokens % shape.widthMultiple());
            requireRow(tokenizer.highestId(), texts.get(0), directory);
        } catch (ScoringException e) {
            throw new ModelException(directory.onnx() + " fails its self-test: " + e.getMessage(), e);
        }
    }

    /** A CPU refuses an id beyond the embedding; a GPU may read whatever lies there, so the directory is checked too. */
    private void requireRow(long id, TokenizedText text, ModelDirectory directory) throws ModelException {
        long[] ids = text.ids().clone();
        ids[ids.length / 2] = id;
        try {
            score(List.of(new TokenizedText(ids, ids.length)));
        } catch (ScoringException e) {
            throw new ModelException(
                    directory.tokenizer() + " is the tokenizer of another model: it gives ids up to " + id
                            + ", for which " + directory.onnx() + " has no row (" + e.getMessage() + ")",
                    e);
        }
    }

    /** What the graph takes, for people to read. */
    public List<TensorDescription> inputs() throws ScoringException {
        return described(Graph::inputs);
    }

    /** What the graph gives, for people to read. */
    public List<TensorDescription> outputs() throws ScoringException {
        return described(Graph::outputs);
    }

    /** Tokens of a row, special ones included: what the model can take, or less when that is set. */
    public int maxTokens() {
        return maxTokens;
    }

    /** Asks a graph for its tensors. */
    @FunctionalInterface
    private interface Question {
        List<TensorDescription> ask(Graph graph) throws OrtException;
    }

    private List<TensorDescription> described(Question question) throws ScoringException {
        use.readLock().lock();
        try {
            requireOpen();
            return question.ask(graph);
        } catch (OrtException e) {
            throw new ScoringException(FallbackReason.MODEL_ERROR, "ONNX Runtime: " + e.getMessage(), e);
        } finally {
            use.readLock().unlock();
        }
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
        if (longest <= maxTokens) {
            return shape.rows(records) * shape.width(longest);
        }
        int windows = (longest + maxTokens - 1) / maxTokens;
        return shape.rows(records * windows) * shape.width((longest + windows - 1) / windows);
    }

    @Override
    public List<Score> score(List<TokenizedText> batch) throws ScoringException {
        return score(batch, shape);
    }

    private List<Score> score(List<TokenizedText> batch, BatchShape batchShape) throws ScoringException {
        float[] logits = logits(rows(batch), batchShape);
        List<Score> scores = new ArrayList<>(batch.size());
        int row = 0;
        for (TokenizedText text : batch) {
            double[] shares = new double[3];
            for (int window = 0; window < text.windows(); window++) {
                labels.addShares(logits, row++, shares);
            }
            scores.add(labels.score(shares, text.windows()));
        }
        return scores;
    }

    private static List<TokenizedText> rows(List<TokenizedText> batch) {
        for (TokenizedText text : batch) {
            if (text.windows() > 1) {
                List<TokenizedText> rows = new ArrayList<>();
                batch.forEach(any -> any.addRowsTo(rows));
                return rows;
            }
        }
        return batch;
    }

    /** Logits of these rows, {@code [row, label]} in one array. */
    float[] logits(List<TokenizedText> rows) throws ScoringException {
        return logits(rows, shape);
    }

    private float[] logits(List<TokenizedText> rows, BatchShape batchShape) throws ScoringException {
        use.readLock().lock();
        try {
            requireOpen();
            return graph.run(rows, batchShape);
        } finally {
            use.readLock().unlock();
        }
    }

    private void requireOpen() throws ScoringException {
        if (closed) {
            throw new ScoringException(FallbackReason.MODEL_NOT_READY, "the model is closed");
        }
    }

    @Override
    public void interrupt() {
        graph.endRuns();
    }

    @Override
    public void close() {
        use.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                tokenizer.close();
                graph.close();
            }
        } finally {
            use.writeLock().unlock();
        }
    }
}
