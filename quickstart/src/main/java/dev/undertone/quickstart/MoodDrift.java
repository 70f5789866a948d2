package dev.undertone.quickstart;

import dev.undertone.schemas.Label;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the next text of the sample, so that there is something to see: the mood swings once a minute, and now and
 * then complaints about one subject come in a burst. Every text of a kind is used before one comes again.
 *
 * <p>Threads: one.
 */
final class MoodDrift {
    private static final double TWEET_SHARE = 0.75;
    private static final double NEUTRAL_SHARE = 0.25;
    private static final double SWING = 0.25;
    private static final double SWING_SECONDS = 60;
    private static final double BURST_EVERY_SECONDS = 40;
    private static final double BURST_FROM_SECONDS = 12;
    private static final double BURST_TO_SECONDS = 18;
    private static final double BURST_SHARE = 0.7;

    private final List<SampleText> sample;
    private final List<String> subjects;
    private final Random random;
    private final Map<Kind, Deque<SampleText>> decks = new HashMap<>();

    private record Kind(String source, Label mood, @Nullable String subject) {
        boolean matches(SampleText text) {
            return text.source().equals(source)
                    && text.mood() == mood
                    && (subject == null || text.subject().equals(subject));
        }
    }

    MoodDrift(List<SampleText> sample, Random random) {
        this.sample = List.copyOf(sample);
        this.subjects =
                sample.stream().map(SampleText::subject).distinct().sorted().toList();
        this.random = random;
    }

    /** The text for this moment. */
    SampleText next(Duration elapsed) {
        double seconds = elapsed.toMillis() / 1000.0;
        String source = random.nextDouble() < TWEET_SHARE ? Sample.TWEETS : Sample.TRANSCRIPTS;
        if (isBurst(seconds) && random.nextDouble() < BURST_SHARE) {
            int burst = (int) (seconds / BURST_EVERY_SECONDS);
            return draw(new Kind(source, Label.NEGATIVE, subjects.get(burst % subjects.size())));
        }
        return draw(new Kind(source, mood(seconds), null));
    }

    private static boolean isBurst(double seconds) {
        double phase = seconds % BURST_EVERY_SECONDS;
        return phase >= BURST_FROM_SECONDS && phase < BURST_TO_SECONDS;
    }

    private Label mood(double seconds) {
        double positive = (1 - NEUTRAL_SHARE) / 2 + SWING * Math.sin(2 * Math.PI * seconds / SWING_SECONDS);
        double at = random.nextDouble();
        if (at < NEUTRAL_SHARE) {
            return Label.NEUTRAL;
        }
        return at < NEUTRAL_SHARE + positive ? Label.POSITIVE : Label.NEGATIVE;
    }

    private SampleText draw(Kind kind) {
        Deque<SampleText> deck = decks.computeIfAbsent(kind, this::shuffle);
        SampleText text = deck.removeFirst();
        deck.addLast(text);
        return text;
    }

    private Deque<SampleText> shuffle(Kind kind) {
        List<SampleText> texts =
                new ArrayList<>(sample.stream().filter(kind::matches).toList());
        Collections.shuffle(texts, random);
        return new ArrayDeque<>(texts);
    }
}
