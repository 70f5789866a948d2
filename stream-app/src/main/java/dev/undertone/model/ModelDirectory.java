package dev.undertone.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * A model in the Hugging Face layout: {@code model.onnx} or {@code onnx/model.onnx}, {@code tokenizer.json},
 * {@code config.json} with {@code id2label}, and if present {@code tokenizer_config.json} and external data.
 *
 * @param digest SHA-256 over the names and bytes of all files that decide a score
 * @param maxTokens tokens the model can take, special ones included
 * @param padTokenId what short rows are padded with
 * @param precision number format the export claims: fp32 unless its configuration or file name says otherwise
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

    /** Reads and checks a directory. */
    public static ModelDirectory read(Path path) throws ModelException {
        if (!Files.isDirectory(path)) {
            throw new ModelException("no model directory at " + path.toAbsolutePath()
                    + "; set undertone.model.path to a folder with model.onnx, tokenizer.json and config.json");
        }
        Path onnx = Files.isRegularFile(path.resolve("model.onnx"))
                ? path.resolve("model.onnx")
                : required(path, "onnx/model.onnx", "model.onnx or onnx/model.onnx");
        Path tokenizer = required(path, "tokenizer.json", "tokenizer.json");
        JsonNode config = json(required(path, "config.json", "config.json"));
        Path tokenizerConfigFile = path.resolve("tokenizer_config.json");
        JsonNode tokenizerConfig =
                Files.isRegularFile(tokenizerConfigFile) ? json(tokenizerConfigFile) : MissingNode.getInstance();
        Path fileName = path.toAbsolutePath().normalize().getFileName();
        return new ModelDirectory(
                path,
                onnx,
                tokenizer,
                fileName == null ? "model" : fileName.toString(),
                digest(path, onnx),
                LabelMapping.of(config.path("id2label")),
                maxTokens(config, tokenizerConfig),
                config.path("pad_token_id").asLong(0),
                precision(config, onnx));
    }

    private static Path required(Path path, String file, String wanted) throws ModelException {
        Path found = path.resolve(file);
        if (!Files.isRegularFile(found)) {
            throw new ModelException("model directory " + path + " has no " + wanted + "; is it a complete export?");
        }
        return found;
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

    /** The smaller of what the positions and the tokenizer allow; a RoBERTa loses two positions to its padding id. */
    private static int maxTokens(JsonNode config, JsonNode tokenizerConfig) {
        int positions = config.path("max_position_embeddings").asInt(DEFAULT_MAX_TOKENS);
        if (config.path("model_type").asText("").matches("(xlm-)?roberta|camembert")) {
            positions -= 2;
        }
        // Exports without a limit write 1e30 here.
        double limit = tokenizerConfig.path("model_max_length").asDouble(positions);
        return (int) Math.min(positions, limit);
    }

    private static String precision(JsonNode config, Path onnx) {
        String type = config.path("dtype").asText(config.path("torch_dtype").asText(""));
        String file = onnx.toString();
        if (file.contains("int8") || file.contains("quantized")) {
            return "int8";
        }
        return type.equals("float16") || file.contains("fp16") ? "fp16" : "fp32";
    }

    private static String digest(Path path, Path onnx) throws ModelException {
        try (Stream<Path> beside = Files.list(onnx.toAbsolutePath().getParent())) {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            List<Path> external = beside.filter(
                            file -> file.getFileName().toString().matches("model\\.onnx(_data|\\.data).*"))
                    .sorted()
                    .toList();
            List<Path> files = Stream.concat(
                            Stream.of("config.json", "tokenizer.json", "tokenizer_config.json")
                                    .map(path::resolve)
                                    .filter(Files::isRegularFile),
                            Stream.concat(Stream.of(onnx), external.stream()))
                    .toList();
            for (Path file : files) {
                sha.update(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
                sha.update((byte) 0);
                try (InputStream in = new DigestInputStream(Files.newInputStream(file), sha)) {
                    in.transferTo(java.io.OutputStream.nullOutputStream());
                }
            }
            return HexFormat.of().formatHex(sha.digest());
        } catch (IOException e) {
            throw new ModelException("cannot read the files of " + path + ": " + e.getMessage(), e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
