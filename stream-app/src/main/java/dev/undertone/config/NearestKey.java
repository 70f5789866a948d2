package dev.undertone.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the key, option or command somebody may have meant. */
public final class NearestKey {
    private static final int MAX_EDITS = 4;

    private NearestKey() {}

    /** A hint to append to a message about a key. */
    static String hint(String typed, Collection<String> keys) {
        return of(typed, keys).map(key -> "; did you mean " + key + "?").orElse("; see `undertone config`");
    }

    /** The nearest of these names, if one is near: few edits, and fewer for a short name. */
    public static Optional<String> of(String typed, Collection<String> names) {
        int near = Math.min(MAX_EDITS, typed.length() / 2);
        return names.stream()
                .min(Comparator.comparingInt(name -> edits(typed, name)))
                .filter(name -> edits(typed, name) <= near);
    }

    /** Levenshtein's distance. */
    private static int edits(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, 1 + Math.min(above, row[j - 1]));
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
