package dev.undertone.delivery;

import java.util.List;
import java.util.Random;

/**
 * Random inputs of very different lengths, so that batches complete out of order; the same for the same seed. A quarter
 * is in a language the fallback does not know.
 */
final class Texts {
    private static final List<String> WORDS = List.of(
            "the",
            "call",
            "was",
            "good",
            "bad",
            "great",
            "terrible",
            "agent",
            "very",
            "not",
            "happy",
            "angry",
            "my",
            "phone",
            "and",
            "waited",
            "love",
            "hate",
            "thanks",
            "for",
            "nothing",
            "works",
            "again",
            "broken",
            "help");

    private static final int LONGEST = 300;

    private final Random random;
    private final int shortest;

    /** @param shortest words of the shortest */
    Texts(long seed, int shortest) {
        this.random = new Random(seed);
        this.shortest = shortest;
    }

    /** The JSON of the next input. */
    String next(String id) {
        String lang = random.nextInt(4) == 0 ? "ar" : "en";
        return "{\"id\":\"" + id + "\",\"lang\":\"" + lang + "\",\"subject\":\"s" + random.nextInt(3) + "\",\"text\":\""
                + words() + "\"}";
    }

    private String words() {
        // Most are short, one in ten is long.
        int count = shortest + random.nextInt(random.nextInt(10) == 0 ? LONGEST : 20);
        StringBuilder text = new StringBuilder("number ").append(random.nextInt(100_000));
        for (int i = 0; i < count; i++) {
            text.append(' ').append(WORDS.get(random.nextInt(WORDS.size())));
        }
        return text.toString();
    }
}
