package dev.undertone.model;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.TokenizersLibrary;
import dev.undertone.text.TokenizedText;
import java.io.IOException;
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
    private final long highestId;
    private final LongTextRule longTexts;

    private TextTokenizer(HuggingFaceTokenizer tokenizer, TokenizerFile file, ModelSettings settings) {
        this.tokenizer = tokenizer;
        this.specialTokens = file.special();
        this.highestId = file.highestId();
        long[] special = tokenizer.encode("a").getSpecialTokenMask();
        this.longTexts = new LongTextRule(
                settings.longText(), settings.maxWindows(), ones(special, 0, 1), ones(special, special.length - 1, -1));
    }

    static TextTokenizer open(ModelDirectory directory, ModelSettings settings) throws ModelException {
        TokenizerFile file = TokenizerFile.read(directory.tokenizer());
        Map<String, String> options = Map.of("padding", "false", "truncation", "false", "addSpecialTokens", "true");
        try {
            return new TextTokenizer(HuggingFaceTokenizer.newInstance(file.file(), options), file, settings);
        } catch (IOException | RuntimeException e) {
            throw new ModelException(file.file() + " is not a tokenizer: " + e.getMessage(), e);
        }
    }

    /** How many ones follow each other from here. */
    private static int ones(long[] mask, int from, int step) {
        int count = 0;
        for (int i = from; i >= 0 && i < mask.length && mask[i] == 1; i += step) {
            count++;
        }
        return count;
    }

    /** The text's tokens, or what is left of them when there are more than {@code maxTokens}. */
    TokenizedText tokenize(String text, int maxTokens) {
        return longTexts.fit(ids(harmless(text)), maxTokens);
    }

    /** Fetches the ids alone: the binding's {@code encode} fetches token strings, spans and masks too, a fifth of its time. */
    private long[] ids(String text) {
        // encode, not batchEncode: where this throws, that aborts the process.
        long encoding = TokenizersLibrary.LIB.encode(tokenizer.getHandle(), text, true);
        try {
            return TokenizersLibrary.LIB.getTokenIds(encoding);
        } finally {
            TokenizersLibrary.LIB.deleteEncoding(encoding);
        }
    }

    /** The highest id it can give. */
    long highestId() {
        return highestId;
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
