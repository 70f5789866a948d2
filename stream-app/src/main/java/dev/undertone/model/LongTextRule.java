package dev.undertone.model;

import dev.undertone.text.TokenizedText;

/**
 * Cuts a text that has more tokens than the model takes. What remains is framed by the tokenizer's special tokens, as
 * the model has learned it.
 *
 * @param prefix special tokens before a text
 * @param suffix special tokens behind it
 */
record LongTextRule(LongText kind, int maxWindows, int prefix, int suffix) {
    /**
     * Of 510 tokens 128 from the beginning and the rest from the end, the best of the cuts tried by Sun, Qiu, Xu and
     * Huang, "How to Fine-Tune BERT for Text Classification?" (2019).
     */
    private static final int HEAD_PARTS = 4;

    /** The text as it is when it fits; else what the rule leaves of it. */
    TokenizedText fit(long[] ids, int maxTokens) {
        if (ids.length <= maxTokens) {
            return new TokenizedText(ids, ids.length);
        }
        int room = Math.max(0, maxTokens - prefix - suffix);
        return switch (kind) {
            case TRUNCATE -> headAndTail(ids, room, room);
            case HEAD_TAIL -> headAndTail(ids, room / HEAD_PARTS, room);
            case WINDOWS -> windows(ids, room);
        };
    }

    private TokenizedText headAndTail(long[] ids, int head, int room) {
        long[] kept = new long[prefix + room + suffix];
        int tail = room - head + suffix;
        System.arraycopy(ids, 0, kept, 0, prefix + head);
        System.arraycopy(ids, ids.length - suffix - (room - head), kept, prefix + head, tail);
        return new TokenizedText(kept, ids.length);
    }

    /** Windows of equal length, one more token in the first ones: a short last one would count as much as a full one. */
    private TokenizedText windows(long[] ids, int room) {
        int content = ids.length - prefix - suffix;
        int windows = room == 0 ? 1 : Math.min(maxWindows, (content + room - 1) / room);
        if (windows == 1) {
            return headAndTail(ids, room, room);
        }
        int used = Math.min(content, windows * room);
        long[] kept = new long[used + windows * (prefix + suffix)];
        int from = prefix;
        int to = 0;
        for (int window = 0; window < windows; window++) {
            int length = used / windows + (window < used % windows ? 1 : 0);
            System.arraycopy(ids, 0, kept, to, prefix);
            System.arraycopy(ids, from, kept, to + prefix, length);
            System.arraycopy(ids, ids.length - suffix, kept, to + prefix + length, suffix);
            from += length;
            to += prefix + length + suffix;
        }
        return new TokenizedText(kept, ids.length, used + prefix + suffix, windows);
    }
}
