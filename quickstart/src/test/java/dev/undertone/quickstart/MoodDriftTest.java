package dev.undertone.quickstart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.undertone.schemas.Label;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MoodDriftTest {
    private static final long SEED = 7;
    private static final int TEXTS = 400;

    @Test
    void moodSwingsWithinAMinute() {
        // A quarter and three quarters through the swing; between bursts.
        double high = share(drawn(20), Label.POSITIVE);
        double low = share(drawn(45), Label.POSITIVE);

        assertTrue(high > low + 0.3, high + " and " + low);
    }

    @Test
    void inABurstMostTextsComplainAboutOneSubject() {
        List<SampleText> texts = drawn(15);

        long most = texts.stream()
                .filter(text -> text.mood() == Label.NEGATIVE)
                .collect(Collectors.groupingBy(SampleText::subject, Collectors.counting()))
                .values()
                .stream()
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
        // 0.7 are expected; four standard deviations of 400 draws are 0.09.
        assertTrue(most > 0.6 * TEXTS, most + " of " + TEXTS + ", seed " + SEED);
    }

    @Test
    void allTextsOfAKindComeBeforeOneComesAgain() {
        List<SampleText> kind = Sample.read(Sample.TWEETS).stream()
                .filter(text -> text.mood() == Label.NEUTRAL)
                .toList();

        long distinct = drawn(20).stream()
                .filter(text -> text.source().equals(Sample.TWEETS) && text.mood() == Label.NEUTRAL)
                .limit(kind.size())
                .distinct()
                .count();

        assertEquals(kind.size(), distinct, "seed " + SEED);
    }

    private static List<SampleText> drawn(int second) {
        MoodDrift drift = new MoodDrift(Sample.load(), new Random(SEED));
        return Stream.generate(() -> drift.next(Duration.ofSeconds(second)))
                .limit(TEXTS)
                .toList();
    }

    private static double share(List<SampleText> texts, Label mood) {
        return texts.stream().filter(text -> text.mood() == mood).count() / (double) texts.size();
    }
}
