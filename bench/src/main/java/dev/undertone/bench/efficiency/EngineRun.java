package dev.undertone.bench.efficiency;

import dev.undertone.App;
import dev.undertone.config.Settings;
import dev.undertone.engine.Calibration;
import dev.undertone.engine.EngineSettings;
import dev.undertone.engine.EngineThreads;
import dev.undertone.engine.LoadedModel;
import dev.undertone.engine.ScoringEngine;
import dev.undertone.fallback.CircuitBreaker;
import dev.undertone.fallback.VaderFallback;
import dev.undertone.metrics.MicrometerMetrics;
import dev.undertone.model.ModelException;
import dev.undertone.model.OnnxModel;
import dev.undertone.text.ScoringException;
import dev.undertone.text.TokenizedText;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The application's engine with its threads, model and metrics, and submitters in the place of Kafka that keep its window
 * full.
 *
 * <p>Threads: one; the engine and the submitters have theirs.
 */
final class EngineRun implements AutoCloseable {
    private final OnnxModel model;
    private final BatchRecorder recorder;
    private final Calibration calibration;
    private final EngineSettings settings;
    private final ScoringEngine engine;
    private final EngineThreads threads;
    private final Submitters submitters;

    private EngineRun(
            OnnxModel model,
            BatchRecorder recorder,
            Calibration calibration,
            EngineSettings settings,
            ScoringEngine engine,
            List<String> texts) {
        this.model = model;
        this.recorder = recorder;
        this.calibration = calibration;
        this.settings = settings;
        this.engine = engine;
        this.threads = EngineThreads.start(engine, settings, () -> {
            throw new IllegalStateException("the model hangs");
        });
        this.submitters = new Submitters(engine, texts);
    }

    /** Loads the model of these settings, measures it and starts the engine; nothing is submitted yet. */
    static EngineRun open(Settings settings, List<String> texts) throws ModelException, ScoringException {
        OnnxModel model = App.openModel(settings);
        BatchRecorder recorder = new BatchRecorder(model);
        Calibration calibration = Calibration.measure(model, settings.deadline(), System::nanoTime);
        EngineSettings measured = settings.engine().with(calibration);
        ScoringEngine engine = new ScoringEngine(
                measured,
                LoadedModel.of(recorder, measured, calibration),
                new VaderFallback(settings.fallbackLanguages(), settings.fallbackUnsupported()),
                new CircuitBreaker(settings.breaker(), (state, reason) -> {
                    throw new IllegalStateException("the breaker is " + state + ": " + reason);
                }),
                System::nanoTime,
                new MicrometerMetrics(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT)));
        return new EngineRun(model, recorder, calibration, measured, engine, texts);
    }

    /** What the model does on this device. */
    Calibration calibration() {
        return calibration;
    }

    /** With the numbers that were measured. */
    EngineSettings settings() {
        return settings;
    }

    /** The model itself. */
    OnnxModel model() {
        return model;
    }

    /**
     * Keeps the window full for a while.
     *
     * @param warmUp until the window is full and the code is compiled
     * @return the batches done in {@code length} after that
     */
    Measured run(Duration warmUp, Duration length) throws InterruptedException, IOException {
        Integer gpu = GpuWatch.numberOf(model.identity().device());
        submitters.start();
        Thread.sleep(warmUp.toMillis());
        recorder.take();
        CpuTimes before = CpuTimes.now();
        GpuWatch watch = gpu == null ? null : GpuWatch.start(gpu);
        Thread.sleep(length.toMillis());
        List<BatchRecorder.Ran> ran = recorder.take();
        CpuTimes after = CpuTimes.now();
        Double busy = watch == null ? null : watch.stop();
        submitters.stop();
        recorder.take();
        return Measured.of(ran, after.minus(before), busy);
    }

    /** CPU nanoseconds of the engine's inference threads, of its tokenizers, and of the submitter. */
    record CpuTimes(long inference, long tokenizers, long submitter) {
        static CpuTimes now() {
            return new CpuTimes(
                    ThreadTimes.cpuNanos("undertone-inference"),
                    ThreadTimes.cpuNanos("undertone-tokenizer"),
                    ThreadTimes.cpuNanos("bench-submitter"));
        }

        CpuTimes minus(CpuTimes other) {
            return new CpuTimes(
                    inference - other.inference, tokenizers - other.tokenizers, submitter - other.submitter);
        }
    }

    /**
     * Batches of a full window. The first only marks the start of the time in which the others were done.
     *
     * @param gpuBusy share of the time in which the GPU was; null on the CPU
     */
    record Measured(
            List<BatchRecorder.Ran> batches,
            long nanos,
            CpuTimes cpu,
            @Nullable Double gpuBusy) {
        static Measured of(List<BatchRecorder.Ran> ran, CpuTimes cpu, @Nullable Double gpuBusy) {
            if (ran.size() < 2) {
                throw new IllegalStateException(ran.size() + " batches are too few; measure for longer");
            }
            long nanos = ran.get(ran.size() - 1).endNanos() - ran.get(0).endNanos();
            return new Measured(List.copyOf(ran.subList(1, ran.size())), nanos, cpu, gpuBusy);
        }

        /** All rows, batch by batch. */
        List<TokenizedText> rows() {
            List<TokenizedText> rows = new ArrayList<>();
            batches.forEach(batch -> rows.addAll(batch.rows()));
            return rows;
        }
    }

    @Override
    public void close() {
        engine.close();
        threads.close();
        if (threads.areStopped()) {
            recorder.close();
        }
    }
}
