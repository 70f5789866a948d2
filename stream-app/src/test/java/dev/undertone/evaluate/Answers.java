package dev.undertone.evaluate;

import dev.undertone.schemas.Label;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Examples and answers in shorthand: + positive, 0 neutral, - negative, ? no answer. */
final class Answers {
    private Answers() {}

    static List<Example> examples(String labels) {
        return examples(labels, "en");
    }

    static List<Example> examples(String labels, String lang) {
        List<Example> examples = new ArrayList<>();
        for (int at = 0; at < labels.length(); at++) {
            Label given = label(labels.charAt(at));
            if (given == null) {
                throw new IllegalArgumentException(labels);
            }
            examples.add(new Example(examples.size() + 2, given, lang));
        }
        return examples;
    }

    /** Answers that know no confidence and take a millisecond each. */
    static List<Verdict> verdicts(String answers) {
        return answers.chars()
                .mapToObj(answer -> new Verdict(label((char) answer), null, 1e6))
                .toList();
    }

    static Report report(String name, String labels, List<Verdict> verdicts) {
        return Report.of(name, examples(labels), verdicts, new Bootstrap(0, 1));
    }

    static @Nullable Label label(char sign) {
        return switch (sign) {
            case '-' -> Label.NEGATIVE;
            case '0' -> Label.NEUTRAL;
            case '+' -> Label.POSITIVE;
            case '?' -> null;
            default -> throw new IllegalArgumentException(String.valueOf(sign));
        };
    }
}
