package dev.undertone.vader;

/**
 * VADER sentiment of English text: the same four numbers as the reference, compared with {@code ==}.
 *
 * <pre>{@code
 * Vader vader = new Vader();
 * VaderScore score = vader.score("Not bad at all :)");
 * score.compound(); // 0.705
 * }</pre>
 *
 * <p>The reference is cjhutto/vaderSentiment at commit 44fc044 on CPython 3.11 (Hutto and Gilbert, ICWSM 2014). Any
 * string is accepted, lone surrogates included. Time is linear in the text's length.
 *
 * <p>Threads: an instance reuses its buffers, so it belongs to one thread at a time. Instances are cheap and share one
 * immutable lexicon; keep one per thread, since each grows with the longest of its texts.
 */
public final class Vader {
    /** Above this many characters the buffers are given back after the text. */
    private static final int LARGEST_KEPT_TEXT = 1 << 20;

    private final Lexicon lexicon;
    private final FoldedText folded;
    private final Tokens tokens;
    private final TokenScanner scanner;
    private final Valences valences;

    /** Shares the lexicon, which the first instance loads: a tenth of a second in a fresh JVM, so make one at start. */
    public Vader() {
        lexicon = Lexicon.builtIn();
        folded = new FoldedText(lexicon);
        tokens = new Tokens();
        scanner = new TokenScanner(lexicon, tokens);
        valences = new Valences(lexicon, tokens, RuleTrace.NONE);
    }

    /** SHA-256 of the compiled lexicon in hexadecimal: which words, emoji names and modifiers stand behind a score. */
    public static String lexiconDigest() {
        return Lexicon.builtIn().digest();
    }

    /** The score of one text. */
    public VaderScore score(String text) {
        read(text);
        valences.evaluate();
        VaderScore score = Scoring.score(tokens, valences, folded.emoji());
        releaseAfter(text);
        return score;
    }

    /** Why {@link #score} answers what it answers, rule by rule; many times slower, for people. */
    public Explanation explain(String text) {
        read(text);
        Explanation explanation =
                new Explainer(lexicon, tokens, lexicon.emoji().spellOut(text)).explain(folded.emoji());
        releaseAfter(text);
        return explanation;
    }

    private void read(String text) {
        folded.fold(text);
        scanner.scan(folded);
    }

    private void releaseAfter(String text) {
        if (text.length() > LARGEST_KEPT_TEXT) {
            folded.release();
            tokens.release();
            valences.release();
        }
    }
}
