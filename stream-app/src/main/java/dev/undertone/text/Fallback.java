package dev.undertone.text;

import java.util.Optional;

/**
 * Judges a text when the model cannot. It answers only what it understands: an empty result means that nothing can be
 * said, never a made-up neutral.
 *
 * <p>Threads: safe to share. It must answer in microseconds: stream threads and timers call it.
 */
public interface Fallback {
    /** What judges. */
    ModelIdentity identity();

    /** The score of a text in a language, or empty. */
    Optional<Score> score(String text, String lang);
}
