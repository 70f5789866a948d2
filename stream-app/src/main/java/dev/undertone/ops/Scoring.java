package dev.undertone.ops;

import dev.undertone.engine.PendingAnswer;
import dev.undertone.text.AdmittedText;
import dev.undertone.text.ModelIdentity;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The way of a text that comes by HTTP: admitted as the stream's are, scored by the same engines. Threads: any. */
public interface Scoring {
    /**
     * The text as the engine takes it.
     *
     * @param lang null to have it guessed
     * @param model one of {@link #models}; null to let the language choose
     * @throws IllegalArgumentException when it cannot be scored; the message says why and does not quote it
     */
    AdmittedText admit(String text, @Nullable String lang, @Nullable String model);

    /** Hands a text to the engine; blocks for room, at most the deadline. */
    PendingAnswer submit(AdmittedText text, Duration deadline);

    /** What a text may take at most. */
    Duration deadline();

    /** The models that serve, the default first. */
    List<ModelIdentity> models();

    /** Texts an engine may hold, whoever they come from; the least of all engines. */
    int permits();
}
