package dev.undertone.vader;

/**
 * The valence of one laden token from the words around it.
 *
 * <p>Additions and multiplications interleave, so their order is part of the result. Oddities are the reference's and
 * are meant: 0.9 at distance three is not 0.95 squared, and "so" directly before a word counts as "never so".
 */
final class ValenceRules {
    private static final double BOOST = 0.293;
    private static final double CAPITALS = 0.733;
    private static final double NEGATION = -0.74;
    private static final double NEVER_SO = 1.25;
    private static final int REACH = 3;
    private static final double[] FADING = {1, 1, 0.95, 0.9};

    private final Lexicon lexicon;
    private final Tokens tokens;
    private final Phrases phrases;
    private final RuleTrace trace;

    ValenceRules(Lexicon lexicon, Tokens tokens, RuleTrace trace) {
        this.lexicon = lexicon;
        this.tokens = tokens;
        this.trace = trace;
        this.phrases = new Phrases(tokens);
    }

    /** The valence of a laden token. */
    double valence(int at) {
        double inLexicon = step(at, Rule.LEXICON, at, 0, lexicon.valence(tokens.code(at)));
        if (isAlone(at)) {
            return capitals(at, inLexicon);
        }
        if (isWord(at, Words.KIND) && isWord(at + 1, Words.OF)) {
            return step(at, Rule.KIND_OF, at + 1, inLexicon, 0);
        }
        double valence = capitals(at, afterNo(at, inLexicon));
        for (int distance = 1; distance <= Math.min(REACH, at); distance++) {
            if (!WordCode.isLaden(tokens.code(at - distance))) {
                valence = boosted(at, distance, valence);
                valence = negated(at, distance, valence);
                if (distance == REACH) {
                    valence = inPhrase(at, valence);
                }
            }
        }
        return afterLeast(at, valence);
    }

    /** Whether no rule can apply but that of capitals, which is so for most tokens. */
    private boolean isAlone(int at) {
        if (at < REACH || WordCode.number(tokens.code(at)) <= Words.count()) {
            return false;
        }
        return !WordCode.isKnown(tokens.code(at - 1) | tokens.code(at - 2) | tokens.code(at - 3));
    }

    private double afterNo(int at, double inLexicon) {
        double valence = inLexicon;
        if (isWord(at, Words.NO) && at + 1 < tokens.count() && WordCode.isLaden(tokens.code(at + 1))) {
            valence = step(at, Rule.NO_BEFORE, at + 1, valence, 0);
        }
        int no = noBefore(at);
        return no < 0 ? valence : step(at, Rule.NO, no, valence, inLexicon * NEGATION);
    }

    /** The "no" that the token belongs to, or -1. */
    private int noBefore(int at) {
        if (isWord(at - 1, Words.NO)) {
            return at - 1;
        }
        if (isWord(at - 2, Words.NO)) {
            return at - 2;
        }
        boolean listed = isWord(at - 1, Words.OR) || isWord(at - 1, Words.NOR);
        return listed && isWord(at - 3, Words.NO) ? at - 3 : -1;
    }

    private double capitals(int at, double valence) {
        if (!isEmphasized(at)) {
            return valence;
        }
        return step(at, Rule.CAPITALS, at, valence, awayFromZero(valence, valence, CAPITALS));
    }

    private double boosted(int at, int distance, double valence) {
        int by = at - distance;
        int code = tokens.code(by);
        if (!WordCode.isBooster(code) && !WordCode.isDampener(code)) {
            return valence;
        }
        boolean raises = WordCode.isBooster(code) == (valence >= 0);
        double boost = raises ? BOOST : -BOOST;
        if (isEmphasized(by)) {
            boost = awayFromZero(boost, valence, CAPITALS);
        }
        return step(at, Rule.BOOSTER, by, valence, valence + boost * FADING[distance]);
    }

    private double negated(int at, int distance, double valence) {
        int by = at - distance;
        if (isNeverSo(at, distance)) {
            int cause = isSoOrThis(at - 1) ? at - 1 : by;
            return step(at, Rule.NEVER_SO, cause, valence, valence * NEVER_SO);
        }
        boolean negates = WordCode.isNegation(tokens.code(by)) && !isWithoutDoubt(at, distance);
        return negates ? step(at, Rule.NEGATION, by, valence, valence * NEGATION) : valence;
    }

    private boolean isNeverSo(int at, int distance) {
        return switch (distance) {
            case 2 -> isWord(at - 2, Words.NEVER) && isSoOrThis(at - 1);
            // The reference lacks a pair of parentheses: "so" or "this" just before is enough.
            case 3 -> (isWord(at - 3, Words.NEVER) && isSoOrThis(at - 2)) || isSoOrThis(at - 1);
            default -> false;
        };
    }

    private boolean isWithoutDoubt(int at, int distance) {
        if (!isWord(at - distance, Words.WITHOUT)) {
            return false;
        }
        return (distance >= 2 && isWord(at - 1, Words.DOUBT)) || (distance == 3 && isWord(at - 2, Words.DOUBT));
    }

    private double inPhrase(int at, double valence) {
        double set = phrases.idiom(at, valence);
        if (set != valence) {
            set = step(at, Rule.IDIOM, at, valence, set);
        }
        for (int pairs = phrases.dampeningPairs(at); pairs > 0; pairs--) {
            set = step(at, Rule.DAMPENING_PAIR, at - 2, set, set - BOOST);
        }
        return set;
    }

    private double afterLeast(int at, double valence) {
        boolean turns = isWord(at - 1, Words.LEAST) && !isWord(at - 2, Words.AT) && !isWord(at - 2, Words.VERY);
        return turns ? step(at, Rule.LEAST, at - 1, valence, valence * NEGATION) : valence;
    }

    private boolean isWord(int token, int number) {
        return tokens.isWord(token, number);
    }

    private boolean isSoOrThis(int token) {
        return isWord(token, Words.SO) || isWord(token, Words.THIS);
    }

    private boolean isEmphasized(int token) {
        return tokens.isCaseMixed() && WordCode.isUpperCase(tokens.code(token));
    }

    /** Adds where the sign is positive, and takes away otherwise: also where it is zero. */
    private static double awayFromZero(double value, double sign, double by) {
        return sign > 0 ? value + by : value - by;
    }

    private double step(int at, Rule rule, int cause, double before, double after) {
        trace.applied(at, rule, cause, before, after);
        return after;
    }
}
