package dev.undertone.vader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class VaderPropertyTest {
    private static final long SEED = 20260302;
    private static final String[] PIECES = {
        "good",
        "BAD",
        "not ",
        "never so ",
        "but ",
        " ",
        "\t",
        "\u00A0",
        "!",
        "?",
        "'",
        "n't",
        ":)",
        "no ",
        "least ",
        "kind of ",
        "the bomb ",
        "\uD83D\uDE00",
        "\uD83D",
        "\uDE00",
        "\u212A",
        "\u2764\uFE0F",
        "\u0000",
        "\u00E9",
        "antidisestablishmentarianism",
        "http://example.org/?q=1",
        "\uD83D\uDC4D\uD83C\uDFFD"
    };

    @Test
    void anyUtf16TextHasFiniteNumbers() {
        Random random = new Random(SEED);
        Vader vader = new Vader();

        for (int round = 0; round < 20_000; round++) {
            String text = anyUtf16(random, random.nextInt(60));
            assertPlausible(vader.score(text), text);
        }
    }

    @Test
    void anyMixtureOfPiecesHasFiniteNumbers() {
        Random random = new Random(SEED);
        Vader vader = new Vader();

        for (int round = 0; round < 20_000; round++) {
            String text = pieces(random, random.nextInt(40));
            assertPlausible(vader.score(text), text);
        }
    }

    @Test
    void instancesOnManyThreadsAgree() throws Exception {
        Random random = new Random(SEED);
        List<String> texts = new ArrayList<>();
        for (int index = 0; index < 2_000; index++) {
            texts.add(pieces(random, random.nextInt(60)));
        }
        List<VaderScore> expected = scoreAll(texts);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            Callable<List<VaderScore>> task = () -> scoreAll(texts);

            List<Future<List<VaderScore>>> answers =
                    threads.invokeAll(List.of(task, task, task, task, task, task, task, task));

            for (Future<List<VaderScore>> answer : answers) {
                assertEquals(expected, answer.get());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aTextLeavesNothingToTheNext() {
        Vader used = new Vader();
        used.score("GREAT but awful!!! \uD83D\uDE00 " + "good ".repeat(5_000));

        assertEquals(new Vader().score("plain words"), used.score("plain words"));
    }

    @Test
    void aMegabyteIsScored() {
        Vader vader = new Vader();

        assertEquals(
                1.0,
                vader.score("such a good day, but what a night! ".repeat(30_000))
                        .compound());
        assertEquals(0.0, vader.score("x".repeat(1 << 20)).compound());
        assertEquals(1.0, vader.score("\uD83D\uDE00".repeat(1 << 19)).compound());
        assertEquals(0, vader.score("!".repeat(1 << 20)).hits());
        assertEquals(0.0, vader.score(" ".repeat(1 << 20)).neutral());
    }

    @Test
    void hitsCountWhatIsKnown() {
        Vader vader = new Vader();

        assertEquals(0, vader.score("\u0645\u0631\u062D\u0628\u0627 table").hits());
        assertEquals(1, vader.score("a good table").hits());
        assertEquals(1, vader.score("\uD83D\uDE97").hits());
        // The emoji and the word "grinning" of its name.
        assertEquals(2, vader.score("\uD83D\uDE00").hits());
    }

    @Test
    void theLexiconIsTheOneReleased() {
        assertEquals("4ba9f3a708cd0231d84101b5415b36e1bc254c94ac93d8117abe4bf1a512f580", Vader.lexiconDigest());
    }

    private static List<VaderScore> scoreAll(List<String> texts) {
        Vader vader = new Vader();
        return texts.stream().map(vader::score).toList();
    }

    private static void assertPlausible(VaderScore score, String text) {
        boolean plausible = isShare(score.negative())
                && isShare(score.neutral())
                && isShare(score.positive())
                && score.compound() >= -1
                && score.compound() <= 1
                && score.hits() >= 0;
        assertTrue(
                plausible,
                () -> score + ", seed " + SEED + ", code units "
                        + text.chars().boxed().toList());
    }

    private static boolean isShare(double value) {
        return value >= 0 && value <= 1;
    }

    private static String anyUtf16(Random random, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int index = 0; index < length; index++) {
            text.append((char) random.nextInt(1 << (1 + random.nextInt(16))));
        }
        return text.toString();
    }

    private static String pieces(Random random, int count) {
        StringBuilder text = new StringBuilder();
        for (int index = 0; index < count; index++) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
            if (random.nextBoolean()) {
                text.append(' ');
            }
        }
        return text.toString();
    }
}
