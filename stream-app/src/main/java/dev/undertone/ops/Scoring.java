package dev.undertone.ops;

import dev.undertone.engine.PendingAnswer;
import dev.undertone.text.AdmittedText;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The way of a text that comes by HTTP: admitted as the stream's are, scored by the same engine. Threads: any. */
public interface Scoring {
    /**
     * The text as the engine takes it.
     *
     * @param lang null to have it guessed
     * @throws IllegalArgumentException when it cannot be scored; the message says why and does not quote it
     */
    AdmittedText admit(String text, @Nullable String lang);

    /** Hands a text to the engine; blocks for room, at most the deadline. */
    PendingAnswer submit(AdmittedText text, Duration deadline);

    /** What a text may take at most. */
    Duration deadline();

    /** Texts the engine may hold, whoever they come from. */
    int permits();
}
