package dev.undertone.vader;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The few phrases that VADER judges as a whole, sought around a laden token. */
final class Phrases {
    /** Two or three words and the valence they set; two have {@link Words#UNKNOWN} for a third. */
    private record Idiom(int first, int second, int third, double valence) {
        static Idiom of(double valence, String first, String second) {
            return new Idiom(Words.number(first), Words.number(second), Words.UNKNOWN, valence);
        }

        static Idiom of(double valence, String first, String second, String third) {
            return new Idiom(Words.number(first), Words.number(second), Words.number(third), valence);
        }
    }

    /** Where an idiom may lie: how far from the token it starts, and how many words it has. */
    private record Place(int offset, int size) {}

    private static final List<Idiom> IDIOMS = List.of(
            Idiom.of(3, "the", "shit"),
            Idiom.of(3, "the", "bomb"),
            Idiom.of(1.5, "bad", "ass"),
            Idiom.of(0, "bus", "stop"),
            Idiom.of(-2, "yeah", "right"),
            Idiom.of(-1.5, "kiss", "of", "death"),
            Idiom.of(3, "to", "die", "for"),
            Idiom.of(3.1, "beating", "heart"),
            Idiom.of(-2.9, "broken", "heart"));

    /** In the reference's order. The last three do not even hold the token: an idiom also sets the word after it. */
    private static final Place[] BEFORE = {
        new Place(-1, 2), new Place(-2, 3), new Place(-2, 2), new Place(-3, 3), new Place(-3, 2)
    };

    private static final Place[] AFTER = {new Place(0, 2), new Place(0, 3)};

    private static final int JUST = Words.number("just");
    private static final int ENOUGH = Words.number("enough");
    private static final int SORT = Words.number("sort");

    private final Tokens tokens;

    Phrases(Tokens tokens) {
        this.tokens = tokens;
    }

    /** The valence that an idiom sets, or the one given. The first found before the token wins, then the last after. */
    double idiom(int at, double valence) {
        Idiom found = null;
        for (int index = 0; index < BEFORE.length && found == null; index++) {
            found = find(at + BEFORE[index].offset(), BEFORE[index].size());
        }
        for (Place place : AFTER) {
            Idiom after = at + place.size() <= tokens.count() ? find(at, place.size()) : null;
            found = after == null ? found : after;
        }
        return found == null ? valence : found.valence();
    }

    /** How many pairs like "kind of" lie just before the token: each dampens. */
    int dampeningPairs(int at) {
        int pairs = 0;
        for (int from = at - 3; from <= at - 2; from++) {
            if (isDampeningPair(number(from), number(from + 1))) {
                pairs++;
            }
        }
        return pairs;
    }

    private static boolean isDampeningPair(int first, int second) {
        return second == Words.OF ? first == Words.KIND || first == SORT : first == JUST && second == ENOUGH;
    }

    private int number(int token) {
        return WordCode.number(tokens.code(token));
    }

    private @Nullable Idiom find(int from, int size) {
        int first = number(from);
        if (first == Words.UNKNOWN || first > Words.count()) {
            return null;
        }
        int second = number(from + 1);
        int third = size == 2 ? Words.UNKNOWN : number(from + 2);
        for (int index = 0; index < IDIOMS.size(); index++) {
            Idiom idiom = IDIOMS.get(index);
            if (idiom.first() == first && idiom.second() == second && idiom.third() == third) {
                return idiom;
            }
        }
        return null;
    }
}
