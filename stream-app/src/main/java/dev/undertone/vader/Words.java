package dev.undertone.vader;

import java.util.List;

/** The words that rules name. They come first in the table of words, so their numbers are known to the compiler. */
final class Words {
    private static final List<String> LIST = List.of(
            "no", "or", "nor", "never", "so", "this", "without", "doubt", "least", "at", "very", "but", "kind", "of",
            "sort", "just", "enough", "the", "shit", "bomb", "bad", "ass", "bus", "stop", "yeah", "right", "kiss",
            "death", "to", "die", "for", "beating", "broken", "heart", "n't");

    /** No word: a token that is in no list. */
    static final int UNKNOWN = 0;

    static final int NO = number("no");
    static final int OR = number("or");
    static final int NOR = number("nor");
    static final int NEVER = number("never");
    static final int SO = number("so");
    static final int THIS = number("this");
    static final int WITHOUT = number("without");
    static final int DOUBT = number("doubt");
    static final int LEAST = number("least");
    static final int AT = number("at");
    static final int VERY = number("very");
    static final int BUT = number("but");
    static final int KIND = number("kind");
    static final int OF = number("of");

    /** Stands for every word that contains it. */
    static final int CONTRACTED_NOT = number("n't");

    private Words() {}

    static List<String> list() {
        return LIST;
    }

    /** How many there are: the largest of their numbers. */
    static int count() {
        return LIST.size();
    }

    /** The number of a word that a rule names. */
    static int number(String word) {
        int index = LIST.indexOf(word);
        if (index < 0) {
            throw new IllegalArgumentException("No rule names the word " + word);
        }
        return index + 1;
    }
}
