package dev.undertone.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * A model in the Hugging Face layout: {@code model.onnx} or {@code onnx/model.onnx}, {@code tokenizer.json},
 * {@code config.json} with {@code id2label}, and if present {@code tokenizer_config.json} and external data.
 *
 * @param digest SHA-256 over the names and bytes of all files of the directory, hidden ones left out
 * @param maxTokens tokens the model can take, special ones included
 * @param padTokenId what short rows are padded with
 * @param precision number format of most weights: {@code fp32}, {@code fp16}, {@code bf16} or {@code int8}
 */
public record ModelDirectory(
        Path path,
        Path onnx,
        Path tokenizer,
        String name,
        String digest,
        LabelMapping labels,
        int maxTokens,
        long padTokenId,
        String precision) {
    private static final int DEFAULT_MAX_TOKENS = 512;

    /** Models that count positions from behind the padding id, which they descend from RoBERTa for. */
    private static final Set<String> OFFSET_POSITIONS = Set.of(
            "roberta",
            "xlm-roberta",
            "xlm-roberta-xl",
            "roberta-prelayernorm",
            "camembert",
            "xmod",
            "mpnet",
            "longformer",
            "data2vec-text");

    /** The same under another name than its folder's. */
    public ModelDirectory named(String other) {
        return new ModelDirectory(path, onnx, tokenizer, other, digest, labels, maxTokens, padTokenId, precision);
    }

    /** Reads and checks a directory, its labels by the built-in rules. */
    public static ModelDirectory read(Path path) throws ModelException {
        return read(path, LabelRules.DEFAULT);
    }

    /** Reads and checks a directory: everything that can be told without the runtime. */
    public static ModelDirectory read(Path path, LabelRules rules) throws ModelException {
        if (!Files.isDirectory(path)) {
            throw new ModelException("no model directory at " + path.toAbsolutePath()
                    + "; set undertone.model.path to a folder with model.onnx, tokenizer.json and config.json");
        }
        ModelFiles files = ModelFiles.list(path);
        files.requireFinished();
        boolean flat = Files.isRegularFile(path.resolve("model.onnx"));
        Path onnx = files.required(flat ? "model.onnx" : "onnx/model.onnx", "model.onnx or onnx/model.onnx");
        Path tokenizer = files.required("tokenizer.json", "tokenizer.json");
        JsonNode config = json(files.required("config.json", "config.json"));
        Path settings = path.resolve("tokenizer_config.json");
        JsonNode tokenizerConfig = Files.isRegularFile(settings) ? json(settings) : MissingNode.getInstance();
        TokenizerFile vocabulary = TokenizerFile.read(tokenizer);
        vocabulary.requireWithin(config.path("vocab_size").asLong(Long.MAX_VALUE));
        long padTokenId = padTokenId(config, tokenizerConfig, vocabulary);
        Path fileName = path.toAbsolutePath().normalize().getFileName();
        return new ModelDirectory(
                path,
                onnx,
                tokenizer,
                fileName == null ? "model" : fileName.toString(),
                files.digest(),
                LabelMapping.of(config, rules),
                maxTokens(config, tokenizerConfig, padTokenId),
                padTokenId,
                GraphFile.read(onnx).precision());
    }

    /**
     * Names of the files beside a graph that hold its weights, as the graph gives them; whether they are there, and
     * whether they are inside of its folder, is not looked at.
     */
    public static Set<String> weightsBeside(Path onnx) throws ModelException {
        return GraphFile.describe(onnx).external().keySet();
    }

    /** What it is, for people; read again from the files. */
    public ModelDescription describe() throws ModelException {
        JsonNode config = json(path.resolve("config.json"));
        LabelNames names = LabelNames.read(config.path("id2label"));
        JsonNode architecture = config.path("architectures").path(0);
        return new ModelDescription(
                architecture.asText(config.path("model_type").asText("unknown")),
                names.names(),
                names.rule(labels),
                TokenizerFile.read(tokenizer).kind(),
                ModelFiles.list(path).sizes());
    }

    private static JsonNode json(Path file) throws ModelException {
        try {
            return new ObjectMapper().readTree(Files.readString(file));
        } catch (JsonProcessingException e) {
            throw new ModelException(file + " is not JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new ModelException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /** The configuration's, else that of the tokenizer's padding token, else 0. */
    private static long padTokenId(JsonNode config, JsonNode tokenizerConfig, TokenizerFile vocabulary) {
        JsonNode given = config.path("pad_token_id");
        JsonNode token = tokenizerConfig.path("pad_token");
        String content = token.isObject() ? token.path("content").asText() : token.asText("");
        return given.isIntegralNumber()
                ? given.asLong()
                : vocabulary.idOf(content).orElse(0);
    }

    /** The smaller of what the positions and the tokenizer allow. */
    private static int maxTokens(JsonNode config, JsonNode tokenizerConfig, long padTokenId) {
        double positions = config.path("max_position_embeddings").asInt(DEFAULT_MAX_TOKENS);
        if (OFFSET_POSITIONS.contains(config.path("model_type").asText(""))) {
            // The first token stands at the padding id plus one.
            positions -= padTokenId + 1.0;
        }
        // Exports without a limit write 1e30 here.
        double limit = tokenizerConfig.path("model_max_length").asDouble(positions);
        return (int) Math.max(1, Math.min(positions, limit));
    }
}
