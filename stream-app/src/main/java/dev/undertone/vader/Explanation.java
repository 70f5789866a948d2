package dev.undertone.vader;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Why a text has its score. It quotes the text, so it is for people at a terminal, not for logs.
 *
 * @param tokens all tokens in order, emoji spelled out and punctuation stripped as VADER reads them
 * @param sum of the tokens' valences
 * @param emphasis what exclamation and question marks add to the sum, away from zero; nothing if the sum is 0
 */
public record Explanation(VaderScore score, List<Token> tokens, double sum, double emphasis) {
    public Explanation {
        tokens = List.copyOf(tokens);
    }

    /**
     * One token and how it came to its valence.
     *
     * @param upperCase whether it counts as capitals, when others do not
     * @param valence its share in the sum
     */
    public record Token(String text, boolean upperCase, double valence, List<Step> steps) {
        public Token {
            steps = List.copyOf(steps);
        }
    }

    /**
     * One rule that changed a token's valence.
     *
     * @param cause the text of the token that made the rule apply
     */
    public record Step(Rule rule, String cause, double before, double after) {
        private String line() {
            if (rule == Rule.LEXICON) {
                return number("%+.1f", after) + " " + rule.title();
            }
            return number("%+.4f", after) + " " + rule.title() + " \"" + cause + "\"";
        }
    }

    /** One line for each laden token, then the sum, the emphasis and the score. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Token token : tokens) {
            if (!token.steps().isEmpty()) {
                lines.add(line(token));
            }
        }
        lines.add(number("%+9.4f", sum) + "  sum of " + tokens.size() + " tokens");
        if (emphasis != 0 && sum != 0) {
            lines.add(number("%+9.4f", Math.copySign(emphasis, sum)) + "  emphasis by punctuation");
        }
        lines.add(number("%+9.4f", score.compound()) + "  compound; negative " + number("%.3f", score.negative())
                + ", neutral " + number("%.3f", score.neutral()) + ", positive " + number("%.3f", score.positive())
                + ", hits " + score.hits());
        return List.copyOf(lines);
    }

    /** The {@link #lines()}. */
    @Override
    public String toString() {
        return String.join("\n", lines());
    }

    private static String line(Token token) {
        List<String> steps = token.steps().stream().map(Step::line).toList();
        return number("%+9.4f", token.valence()) + "  " + token.text() + ": " + String.join(", ", steps);
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
