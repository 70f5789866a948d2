package dev.undertone;

import dev.undertone.config.Settings;
import dev.undertone.engine.EngineThreads;
import dev.undertone.engine.FaultInjection;
import dev.undertone.engine.ScoringEngine;
import dev.undertone.fallback.CircuitBreaker;
import dev.undertone.metrics.Metrics;
import dev.undertone.model.ModelException;
import dev.undertone.text.Fallback;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One model at work: its engine, breaker and threads, and what is done when it hangs.
 *
 * <p>Threads: {@link #start} and {@link #close} belong to one thread, the rest to any.
 */
final class ServedModel implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ServedModel.class);

    /** As the service manager sees a software failure. */
    private static final int HUNG_EXIT_CODE = 70;

    private final Settings settings;
    private final CircuitBreaker breaker;
    private final ScoringEngine engine;
    private final AtomicInteger hangs = new AtomicInteger();
    private volatile ServingModel model;
    private volatile boolean warm = true;
    private @Nullable EngineThreads threads;

    /**
     * @param settings of this model, from which it is loaded again when it hangs
     * @param model closed with this
     */
    ServedModel(Settings settings, ServingModel model, Fallback fallback, Metrics metrics) {
        String name = model.scorer().identity().name();
        this.settings = settings;
        this.model = model;
        this.breaker = new CircuitBreaker(settings.breaker(), (state, reason) -> {
            metrics.breakerMoved(name, state);
            LOG.info("breaker of {} is {}: {}", name, state, reason);
        });
        this.engine = new ScoringEngine(model.settings(), model.loaded(), fallback, breaker, System::nanoTime, metrics);
    }

    void start() {
        threads = EngineThreads.start(engine, model.settings(), this::onHang);
        settings.faultScript().ifPresent(script -> injectFault(script.fault(), script.after(), script.length()));
    }

    ScoringEngine engine() {
        return engine;
    }

    CircuitBreaker breaker() {
        return breaker;
    }

    /** Whether it scores at full speed; not while a hung model is loaded again. */
    boolean isWarm() {
        return warm;
    }

    /** Makes the model misbehave, for a drill; an error where faults are not enabled. */
    void injectFault(FaultInjection.Fault fault, Duration after, Duration length) {
        if (!(model.scorer() instanceof FaultInjection faults)) {
            throw new IllegalStateException("undertone.faults.enabled is false");
        }
        faults.inject(fault, after, length);
    }

    /** Ends the threads and frees the model, unless a thread is still in it: freeing what is in use crashes the process. */
    @Override
    public void close() {
        EngineThreads running = threads;
        if (running == null) {
            engine.close();
            model.scorer().close();
            return;
        }
        running.close();
        if (running.areStopped()) {
            model.scorer().close();
        }
    }

    /** A device call cannot be cancelled: the model is loaded anew once; then the process ends, and the group goes on. */
    private void onHang() {
        warm = false;
        int hang = hangs.incrementAndGet();
        if (hang > 1) {
            LOG.error("the model hangs again; ending the process so that other instances take over");
            Runtime.getRuntime().halt(HUNG_EXIT_CODE);
        }
        LOG.error(
                "the model has not come back for {}; loading it again",
                settings.engine().hangLimit());
        Thread replacing = new Thread(this::replaceModel, "undertone-replace-model");
        replacing.setDaemon(true);
        replacing.start();
    }

    private void replaceModel() {
        EngineThreads running = threads;
        try {
            // The old one stays as it is: freeing what is in use crashes the process.
            model = ServingModel.load(settings);
            engine.replaceModel(model.loaded());
            warm = true;
            if (running != null) {
                running.startInferenceThread(settings.engine().inferenceThreads());
            }
        } catch (ModelException e) {
            LOG.error("the model cannot be loaded again; the fallback goes on answering", e);
        }
    }
}
