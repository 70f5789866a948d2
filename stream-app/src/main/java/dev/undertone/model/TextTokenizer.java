package dev.undertone.model;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.undertone.text.TokenizedText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The model's own tokenizer, made safe for texts of strangers: what looks like a special token is pulled apart, else a
 * sender could steer the score with {@code </s>}.
 *
 * <p>Threads: safe to share. Owns native memory until {@link #close}.
 */
final class TextTokenizer implements AutoCloseable {
    static {
        // Without these a GPU host without a network looks for a native library to download.
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
    }

    private final HuggingFaceTokenizer tokenizer;
    private final List<String> specialTokens;

    private TextTokenizer(HuggingFaceTokenizer tokenizer, List<String> specialTokens) {
        this.tokenizer = tokenizer;
        this.specialTokens = specialTokens;
    }

    static TextTokenizer open(ModelDirectory directory) throws ModelException {
        Path file = directory.tokenizer();
        try {
            List<String> special = new ArrayList<>();
            for (JsonNode token :
                    new ObjectMapper().readTree(Files.readString(file)).path("added_tokens")) {
                if (token.path("special").asBoolean()
                        && token.path("content").asText().length() > 1) {
                    special.add(token.path("content").asText());
                }
            }
            Map<String, String> options = Map.of("padding", "false", "truncation", "false", "addSpecialTokens", "true");
            return new TextTokenizer(HuggingFaceTokenizer.newInstance(file, options), List.copyOf(special));
        } catch (IOException | RuntimeException e) {
            throw new ModelException(file + " is not a tokenizer: " + e.getMessage(), e);
        }
    }

    /** The text's tokens; of a text longer than {@code maxTokens} the first ones and the closing special token. */
    TokenizedText tokenize(String text, int maxTokens) {
        // encode, not batchEncode: where this throws, that aborts the process.
        long[] ids = tokenizer.encode(harmless(text)).getIds();
        if (ids.length <= maxTokens) {
            return new TokenizedText(ids, ids.length);
        }
        long[] kept = Arrays.copyOf(ids, maxTokens);
        kept[maxTokens - 1] = ids[ids.length - 1];
        return new TokenizedText(kept, ids.length);
    }

    private String harmless(String text) {
        String harmless = text;
        for (String token : specialTokens) {
            if (harmless.contains(token)) {
                harmless = harmless.replace(token, token.charAt(0) + " " + token.substring(1));
            }
        }
        return harmless;
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
