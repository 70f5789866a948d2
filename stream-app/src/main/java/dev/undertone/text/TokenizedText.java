package dev.undertone.text;

import java.util.Arrays;
import java.util.List;

/**
 * A text as a model sees it.
 *
 * @param ids token ids after truncation, special tokens included; owned by the receiver, not to be changed. Of a text in
 *     windows one window after the other
 * @param tokens how many tokens the whole text has, special ones included
 * @param used how many of these the model sees
 * @param windows rows the text takes on the device; their lengths differ by one at most, the longer ones first
 */
public record TokenizedText(long[] ids, int tokens, int used, int windows) {
    /** A text in one row. */
    public TokenizedText(long[] ids, int tokens) {
        this(ids, tokens, ids.length, 1);
    }

    /** Tokens the device computes. */
    public int length() {
        return ids.length;
    }

    /** Whether the model sees less than the whole text. */
    public boolean truncated() {
        return used < tokens;
    }

    /** The windows as rows of their own. */
    public void addRowsTo(List<TokenizedText> rows) {
        int from = 0;
        for (int window = 0; window < windows; window++) {
            int length = ids.length / windows + (window < ids.length % windows ? 1 : 0);
            rows.add(new TokenizedText(Arrays.copyOfRange(ids, from, from + length), length));
            from += length;
        }
    }
}
