package dev.undertone.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Divides a text into words: what stands between white space, emoji apart from letters. */
final class Words {
    /** The blocks of pictures, and what joins or varies them; a run of them is one word. */
    private static final String PICTURES = "\\x{2600}-\\x{27BF}\\x{1F000}-\\x{1FAFF}";

    private static final Pattern WORD =
            Pattern.compile("[" + PICTURES + "][" + PICTURES + "\\x{FE0F}\\x{200D}]*|[^\\s" + PICTURES + "]+");

    private Words() {}

    /** A stretch of a text, from its first character up to but not including the one at {@code end}. */
    record Part(int start, int end) {
        String of(String text) {
            return text.substring(start, end);
        }

        /** The text without this part. What stood around it stays apart. */
        String leftOutOf(String text) {
            return text.substring(0, start) + " " + text.substring(end);
        }
    }

    /** The words in order; when there are more than {@code max}, as many of them together as it takes. */
    static List<Part> parts(String text, int max) {
        List<MatchResult> words = WORD.matcher(text).results().toList();
        int together = Math.max(1, (words.size() + max - 1) / max);
        List<Part> parts = new ArrayList<>();
        for (int from = 0; from < words.size(); from += together) {
            int last = Math.min(words.size(), from + together) - 1;
            parts.add(new Part(words.get(from).start(), words.get(last).end()));
        }
        return parts;
    }
}
