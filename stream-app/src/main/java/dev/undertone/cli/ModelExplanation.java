package dev.undertone.cli;

import dev.undertone.explain.WordShare;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The shares of words as lines: those that weigh most, in the text's order, and how many more there are. */
final class ModelExplanation {
    private static final int MAX_LINES = 16;

    private ModelExplanation() {}

    static List<String> lines(List<WordShare> shares, double polarity) {
        Set<Integer> shown = heaviest(shares);
        List<String> lines = new ArrayList<>();
        double rest = 0;
        for (int at = 0; at < shares.size(); at++) {
            WordShare share = shares.get(at);
            if (shown.contains(at)) {
                lines.add(number(share.share()) + "  " + isolated(share.text()));
            } else {
                rest = Math.max(rest, Math.abs(share.share()));
            }
        }
        if (shares.size() > shown.size()) {
            lines.add(String.format(
                    Locale.ROOT, "           %d more, none above %.4f", shares.size() - shown.size(), rest));
        }
        lines.add(number(polarity) + "  polarity; a share is what it loses without the word");
        return lines;
    }

    private static Set<Integer> heaviest(List<WordShare> shares) {
        List<Integer> places = new ArrayList<>();
        for (int at = 0; at < shares.size(); at++) {
            places.add(at);
        }
        places.sort(Comparator.comparingDouble(
                (Integer at) -> -Math.abs(shares.get(at).share())));
        return new HashSet<>(places.subList(0, Math.min(MAX_LINES, places.size())));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%+9.4f", value);
    }

    /**
     * A word written from right to left would pull the numbers around it to its other side; isolated, it moves nothing.
     * Controls are left out: a text must not break the line, nor open a direction that it does not close.
     */
    private static String isolated(String text) {
        return "\u2068" + text.replaceAll("[\\p{Cntrl}\\u202A-\\u202E\\u2066-\\u2069]+", " ") + "\u2069";
    }
}
