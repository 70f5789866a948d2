package dev.undertone.fallback;

import dev.undertone.schemas.Label;
import dev.undertone.text.Fallback;
import dev.undertone.text.ModelIdentity;
import dev.undertone.text.Score;
import dev.undertone.vader.Vader;
import dev.undertone.vader.VaderScore;
import java.util.Optional;
import java.util.Set;

/**
 * VADER, for the texts it understands: those in its languages, with at least one word or emoji it knows. For all others
 * it has no answer, or a neutral one when the user wants that.
 *
 * <p>Threads: safe to share; each thread has a scorer of its own.
 */
public final class VaderFallback implements Fallback {
    /** The reference's own limit between neutral and the rest. */
    private static final double NEUTRAL_BELOW = 0.05;

    private final Set<String> languages;
    private final Unsupported unsupported;
    private final ThreadLocal<Vader> scorers = ThreadLocal.withInitial(Vader::new);
    private final ModelIdentity identity = new ModelIdentity("vader", "44fc044", Vader.lexiconDigest(), "cpu", "fp64");

    /** What to say of a text that VADER does not understand. */
    public enum Unsupported {
        /** Nothing: the text stays PENDING. */
        PENDING,
        /** Neutral, with no share of either side; the record says that VADER answered. */
        NEUTRAL
    }

    /** @param languages codes of the languages VADER may judge */
    public VaderFallback(Set<String> languages, Unsupported unsupported) {
        this.languages = Set.copyOf(languages);
        this.unsupported = unsupported;
    }

    @Override
    public ModelIdentity identity() {
        return identity;
    }

    @Override
    public Optional<Score> score(String text, String lang) {
        if (languages.contains(lang)) {
            VaderScore score = scorers.get().score(text);
            if (score.hits() > 0) {
                return Optional.of(score(score));
            }
        }
        return unsupported == Unsupported.NEUTRAL
                ? Optional.of(new Score(Label.NEUTRAL, 0, 1, 0, 0, null))
                : Optional.empty();
    }

    private static Score score(VaderScore score) {
        double compound = score.compound();
        Label label = compound >= NEUTRAL_BELOW
                ? Label.POSITIVE
                : compound <= -NEUTRAL_BELOW ? Label.NEGATIVE : Label.NEUTRAL;
        return new Score(label, score.negative(), score.neutral(), score.positive(), compound, null);
    }
}
