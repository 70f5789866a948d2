package dev.undertone.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads that drive an engine: tokenizers, inference threads, and one for deadlines and overruns. All are daemons;
 * {@link #close} waits a bounded time for them.
 */
public final class EngineThreads implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EngineThreads.class);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(5);

    private final ScoringEngine engine;
    private final Runnable onHang;
    private final List<Thread> threads = new ArrayList<>();

    private EngineThreads(ScoringEngine engine, Runnable onHang) {
        this.engine = engine;
        this.onHang = onHang;
    }

    /**
     * Starts the threads.
     *
     * @param onHang called on the deadline thread when a run is past all hope; must not block
     */
    public static EngineThreads start(ScoringEngine engine, EngineSettings settings, Runnable onHang) {
        EngineThreads started = new EngineThreads(engine, onHang);
        for (int i = 0; i < settings.tokenizerThreads(); i++) {
            started.startThread("undertone-tokenizer-" + i, engine::awaitAndTokenize);
        }
        for (int i = 0; i < settings.inferenceThreads(); i++) {
            started.startInferenceThread(i);
        }
        started.startThread("undertone-deadlines", started::watchTime);
        return started;
    }

    /** Starts one more inference thread, for one that hangs with its model. */
    public void startInferenceThread(int number) {
        startThread("undertone-inference-" + number, engine::awaitAndInfer);
    }

    /** Closes the engine and ends its threads. */
    @Override
    public void close() {
        engine.close();
        synchronized (threads) {
            threads.forEach(Thread::interrupt);
            for (Thread thread : threads) {
                join(thread);
            }
        }
    }

    /** Whether every thread has ended, so that the model may be closed. */
    public boolean areStopped() {
        synchronized (threads) {
            return threads.stream().noneMatch(Thread::isAlive);
        }
    }

    private void watchTime() throws InterruptedException {
        engine.awaitAndExpire();
        if (engine.watchRuns()) {
            onHang.run();
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join(STOP_LIMIT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void startThread(String name, Step step) {
        Thread thread = new Thread(() -> run(step), name);
        thread.setDaemon(true);
        synchronized (threads) {
            threads.add(thread);
        }
        thread.start();
    }

    private void run(Step step) {
        while (!engine.isClosed()) {
            try {
                step.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException | Error e) {
                // Its texts are answered at their deadlines; a thread less would never be noticed.
                LOG.error("{} failed and goes on", Thread.currentThread().getName(), e);
            }
        }
    }

    @FunctionalInterface
    private interface Step {
        void run() throws InterruptedException;
    }
}
