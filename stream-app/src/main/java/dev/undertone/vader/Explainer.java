package dev.undertone.vader;

import java.util.ArrayList;
import java.util.List;

/** Applies the same rules as scoring to tokens, and keeps what each of them did. */
final class Explainer {
    private final Tokens tokens;
    private final int[] spelledOut;
    private final List<List<Explanation.Step>> steps = new ArrayList<>();
    private final Valences valences;

    /** For one text: its tokens, and the code points that its folded bytes stand for. */
    Explainer(Lexicon lexicon, Tokens tokens, int[] spelledOut) {
        this.tokens = tokens;
        this.spelledOut = spelledOut;
        this.valences = new Valences(lexicon, tokens, this::keep);
        for (int token = 0; token < tokens.count(); token++) {
            steps.add(new ArrayList<>());
        }
    }

    Explanation explain(int emoji) {
        valences.evaluate();
        double[] values = new double[tokens.count()];
        for (int index = 0; index < valences.count(); index++) {
            values[valences.position(index)] = valences.value(index);
        }
        List<Explanation.Token> explained = new ArrayList<>();
        for (int token = 0; token < values.length; token++) {
            boolean upperCase = tokens.isCaseMixed() && WordCode.isUpperCase(tokens.code(token));
            explained.add(new Explanation.Token(textOf(token), upperCase, values[token], steps.get(token)));
        }
        return new Explanation(
                Scoring.score(tokens, valences, emoji), explained, Scoring.sum(valences), Scoring.emphasis(tokens));
    }

    private void keep(int token, Rule rule, int cause, double before, double after) {
        // The sums make 0 of -0, for people.
        steps.get(token).add(new Explanation.Step(rule, textOf(cause), before + 0.0, after + 0.0));
    }

    private String textOf(int token) {
        int start = tokens.start(token);
        return new String(spelledOut, start, tokens.end(token) - start);
    }
}
