package dev.undertone.metrics;

import dev.undertone.text.Fallback;
import dev.undertone.text.ModelIdentity;
import dev.undertone.text.Score;
import java.util.Optional;

/** A fallback whose time is measured, so that its share of the cost is known. Threads: any. */
public final class TimedFallback implements Fallback {
    private final Fallback fallback;
    private final Metrics metrics;

    public TimedFallback(Fallback fallback, Metrics metrics) {
        this.fallback = fallback;
        this.metrics = metrics;
    }

    @Override
    public ModelIdentity identity() {
        return fallback.identity();
    }

    @Override
    public Optional<Score> score(String text, String lang) {
        long start = System.nanoTime();
        Optional<Score> score = fallback.score(text, lang);
        metrics.fellBack(System.nanoTime() - start);
        return score;
    }
}
