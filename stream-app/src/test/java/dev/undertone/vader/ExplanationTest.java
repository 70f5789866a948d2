package dev.undertone.vader;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExplanationTest {
    private static final long SEED = 44;
    private static final String[] WORDS = {
        "good",
        "BAD",
        "not",
        "never",
        "so",
        "this",
        "but",
        "no",
        "or",
        "least",
        "at",
        "kind",
        "of",
        "sort",
        "the",
        "bomb",
        "VERY",
        "slightly",
        "great",
        "isn't",
        "table",
        "HATE",
        "love!",
        "\uD83D\uDE00",
        "awful?",
        "without",
        "doubt",
        "broken",
        "heart",
        ":)"
    };

    @Test
    void theTokensAddUpToTheScore() {
        Random random = new Random(SEED);
        Vader vader = new Vader();

        for (int round = 0; round < 5_000; round++) {
            String text = words(random, random.nextInt(30));
            Explanation explanation = vader.explain(text);
            double sum = 0;
            for (Explanation.Token token : explanation.tokens()) {
                sum += token.valence();
            }
            double emphasized = Scoring.emphasized(sum, explanation.emphasis());

            assertEquals(vader.score(text), explanation.score(), text);
            assertEquals(sum, explanation.sum(), text);
            assertEquals(
                    Rounding.toFourDecimals(Scoring.normalized(emphasized)),
                    explanation.score().compound(),
                    text);
        }
    }

    @Test
    void theLastStepOfATokenIsItsValence() {
        Random random = new Random(SEED);
        Vader vader = new Vader();

        for (int round = 0; round < 2_000; round++) {
            String text = words(random, random.nextInt(30));
            for (Explanation.Token token : vader.explain(text).tokens()) {
                List<Explanation.Step> steps = token.steps();
                double last = steps.isEmpty() ? 0 : steps.get(steps.size() - 1).after();
                assertEquals(token.valence(), last, text);
            }
        }
    }

    @Test
    void theRulesAreNamed() {
        List<Rule> rules = rulesOf("The food was not VERY good but the view helped", "good");

        assertEquals(List.of(Rule.LEXICON, Rule.BOOSTER, Rule.NEGATION, Rule.BUT), rules);
    }

    @Test
    void theCauseIsTheTokenThatMadeTheRuleApply() {
        Explanation.Token bad =
                new Vader().explain("It is slightly bad").tokens().get(3);

        assertEquals("slightly", bad.steps().get(1).cause());
    }

    @Test
    void emojiAreSpelledOut() {
        Explanation explanation = new Vader().explain("ok\uD83D\uDC5E");

        assertEquals(
                List.of("ok", "man\u2019s", "shoe"),
                explanation.tokens().stream().map(Explanation.Token::text).toList());
    }

    @Test
    void theLinesEndWithTheScore() {
        List<String> lines = new Vader().explain("Not good!").lines();

        assertEquals(
                List.of(
                        "  -1.4060  good: +1.9 lexicon, -1.4060 negation \"Not\"",
                        "  -1.4060  sum of 2 tokens",
                        "  -0.2920  emphasis by punctuation",
                        "  -0.4015  compound; negative 0.730, neutral 0.270, positive 0.000, hits 1"),
                lines);
    }

    private static List<Rule> rulesOf(String text, String token) {
        return new Vader()
                .explain(text).tokens().stream()
                        .filter(candidate -> candidate.text().equals(token))
                        .flatMap(candidate -> candidate.steps().stream())
                        .map(Explanation.Step::rule)
                        .toList();
    }

    private static String words(Random random, int count) {
        StringBuilder text = new StringBuilder();
        for (int index = 0; index < count; index++) {
            text.append(WORDS[random.nextInt(WORDS.length)]).append(' ');
        }
        return text.toString();
    }
}
