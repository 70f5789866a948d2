package dev.undertone.vader;

/** What can change the valence of a token, in the order in which VADER asks. */
public enum Rule {
    /** The valence the lexicon gives. */
    LEXICON("lexicon"),
    /** "kind" before "of" is no sentiment. */
    KIND_OF("part of \"kind of\""),
    /** "no" before a laden word is no sentiment of its own. */
    NO_BEFORE("only negates"),
    /** "no" up to three words before turns the lexicon's valence round. */
    NO("no"),
    /** Upper case among words that are not. */
    CAPITALS("capitals"),
    /** A word up to three before that strengthens or weakens. */
    BOOSTER("booster"),
    /** A negation up to three words before. */
    NEGATION("negation"),
    /** "never so" and its like strengthen. */
    NEVER_SO("never so"),
    /** A phrase with a valence of its own, here or just before. */
    IDIOM("idiom"),
    /** "kind of", "sort of" or "just enough" two or three words before. */
    DAMPENING_PAIR("dampening pair"),
    /** "least" just before, unless "at least" or "very least". */
    LEAST("least"),
    /** Half as much before the first "but", one and a half times as much after it. */
    BUT("but");

    private final String title;

    Rule(String title) {
        this.title = title;
    }

    /** The rule in words. */
    public String title() {
        return title;
    }
}
