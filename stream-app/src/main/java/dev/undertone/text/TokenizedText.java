package dev.undertone.text;

/**
 * A text as a model sees it.
 *
 * @param ids token ids after truncation, special tokens included; owned by the receiver, not to be changed
 * @param tokens how many tokens the whole text has, special ones included
 */
public record TokenizedText(long[] ids, int tokens) {
    /** Tokens the model sees. */
    public int length() {
        return ids.length;
    }

    /** Whether the model sees less than the whole text. */
    public boolean truncated() {
        return ids.length < tokens;
    }
}
