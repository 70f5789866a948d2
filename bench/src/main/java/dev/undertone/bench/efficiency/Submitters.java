package dev.undertone.bench.efficiency;

import dev.undertone.engine.PendingAnswer;
import dev.undertone.engine.ScoringEngine;
import dev.undertone.engine.ScoringRequest;
import dev.undertone.schemas.ScorerType;
import dev.undertone.text.AdmittedText;
import dev.undertone.text.ModelRoutes;
import dev.undertone.text.SourcePosition;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/**
 * Submits texts one after the other, again and again, as fast as the engine gives permits, and takes the answers in the
 * order of submission, as a stream task does.
 *
 * <p>Threads: its own while started; the rest belongs to one thread.
 */
final class Submitters {
    private final ScoringEngine engine;
    private final List<AdmittedText> texts;
    private final Queue<PendingAnswer> inFlight = new ArrayDeque<>();
    private volatile boolean stopped;
    private Thread thread = new Thread(this::submit, "bench-submitter");
    private int next;

    Submitters(ScoringEngine engine, List<String> texts) {
        this.engine = engine;
        this.texts = texts.stream().map(Submitters::admitted).toList();
    }

    void start() {
        stopped = false;
        thread = new Thread(this::submit, "bench-submitter");
        thread.start();
    }

    /** Ends submitting and waits for the answers to what is in flight. */
    void stop() throws InterruptedException {
        stopped = true;
        thread.join();
    }

    private void submit() {
        while (!stopped) {
            inFlight.add(engine.submit(ScoringRequest.live(texts.get(next)), this::takeReady));
            next = (next + 1) % texts.size();
            takeReady();
        }
        while (!inFlight.isEmpty()) {
            take();
        }
    }

    private void takeReady() {
        while (!inFlight.isEmpty() && inFlight.element().isDone()) {
            take();
        }
    }

    private void take() {
        if (inFlight.remove().answer().scorer() != ScorerType.MODEL) {
            throw new IllegalStateException("the fallback answered; the deadline is too short for this model");
        }
    }

    private static AdmittedText admitted(String text) {
        return new AdmittedText(
                new SourcePosition("bench", 0, 0),
                "bench",
                null,
                text,
                "en",
                ModelRoutes.DEFAULT,
                null,
                0,
                0,
                0,
                List.of());
    }
}
