package dev.undertone.ingest;

/** Halves of surrogate pairs: not text, and one of them spoils every emoji of its text in the tokenizer. */
final class LoneSurrogates {
    private static final char REPLACEMENT = '\uFFFD';

    private LoneSurrogates() {}

    /** The text with each lone surrogate replaced by U+FFFD; the same object when there is none. */
    static String replace(String text) {
        int first = next(text, 0);
        if (first == text.length()) {
            return text;
        }
        StringBuilder whole = new StringBuilder(text);
        for (int at = first; at < text.length(); at = next(text, at + 1)) {
            whole.setCharAt(at, REPLACEMENT);
        }
        return whole.toString();
    }

    /** The index of the next lone surrogate, or the length. */
    private static int next(String text, int from) {
        int at = from;
        while (at < text.length()) {
            char unit = text.charAt(at);
            if (!Character.isSurrogate(unit)) {
                at++;
            } else if (Character.isHighSurrogate(unit)
                    && at + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(at + 1))) {
                at += 2;
            } else {
                return at;
            }
        }
        return text.length();
    }
}
