package dev.undertone.metrics;

import dev.undertone.schemas.FallbackReason;
import dev.undertone.schemas.ReleaseReason;
import dev.undertone.text.ModelIdentity;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.function.IntSupplier;

/** What the engine does with texts: tokens, batches, inference, the fallback. Threads: any. */
final class EngineMeters {
    private final Meters meters;
    private final ConcurrentMap<ModelIdentity, Timer> tokenize = new ConcurrentHashMap<>();
    private final ConcurrentMap<ModelIdentity, Timer> inference = new ConcurrentHashMap<>();
    private final Timer fallback;
    private final DistributionSummary batchRecords;
    private final DistributionSummary paddingRatio;
    private final Counter paddedTokens;
    private final Counter realTokens;
    private final Counter joined;
    private final Counter lateResults;
    private final DoubleAdder modelBusySeconds = new DoubleAdder();

    EngineMeters(Meters meters) {
        this.meters = meters;
        this.fallback = meters.summary("undertone.fallback", "Time the fallback took for one text");
        this.batchRecords = DistributionSummary.builder("undertone.batch.records")
                .description("Records in a batch")
                .serviceLevelObjectives(1, 2, 4, 8, 16, 32, 64, 128, 256)
                .register(meters.registry());
        this.paddingRatio = DistributionSummary.builder("undertone.batch.padding.ratio")
                .description("Share of a batch's tokens that is padding")
                .serviceLevelObjectives(0.01, 0.05, 0.1, 0.2, 0.3, 0.5, 0.75)
                .register(meters.registry());
        this.paddedTokens =
                meters.counter("undertone.batch.padded.tokens", "Tokens the device computed, padding included");
        this.realTokens = meters.counter("undertone.batch.real.tokens", "Tokens of texts the device computed");
        this.joined = meters.counter("undertone.texts.joined", "Texts scored together with an identical one");
        this.lateResults = meters.counter("undertone.late.results", "Model answers that came after the fallback's");
    }

    void tokenized(ModelIdentity model, long nanos) {
        modelBusySeconds.add(nanos / 1e9);
        tokenize.computeIfAbsent(
                        model, m -> meters.summary("undertone.tokenize", "Time to tokenize one text", labels(m)))
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    void batch(ModelIdentity model, int records, int padded, int real, ReleaseReason reason, long inferenceNanos) {
        batchRecords.record(records);
        paddedTokens.increment(padded);
        realTokens.increment(real);
        paddingRatio.record(padded == 0 ? 0 : 1 - (double) real / padded);
        modelBusySeconds.add(inferenceNanos / 1e9);
        inference
                .computeIfAbsent(
                        model,
                        m -> meters.histogram("undertone.inference", "Time the device took for one batch", labels(m)))
                .record(inferenceNanos, TimeUnit.NANOSECONDS);
        meters.counter("undertone.batches", "Batches by why they were closed", "reason", Meters.lower(reason.name()))
                .increment();
    }

    void batchFailed(FallbackReason reason) {
        meters.counter(
                        "undertone.batch.failures",
                        "Batches the device could not compute",
                        "reason",
                        Meters.lower(reason.name()))
                .increment();
    }

    void joined() {
        joined.increment();
    }

    void lateResult() {
        lateResults.increment();
    }

    void fellBack(long nanos) {
        fallback.record(nanos, TimeUnit.NANOSECONDS);
    }

    void bindPermits(String model, IntSupplier held, IntSupplier limit) {
        meters.gauge("undertone.permits.held", "Texts the engine holds", held::getAsInt, "model", model);
        meters.gauge("undertone.permits.limit", "Texts the engine may hold", limit::getAsInt, "model", model);
    }

    void bindBudget(String model, IntSupplier tokens) {
        meters.gauge(
                "undertone.batch.budget.tokens", "Padded tokens a batch may have", tokens::getAsInt, "model", model);
    }

    /** Seconds of threads that tokenized or computed. */
    double modelBusySeconds() {
        return modelBusySeconds.sum();
    }

    double fallbackBusySeconds() {
        return fallback.totalTime(TimeUnit.SECONDS);
    }

    private static String[] labels(ModelIdentity model) {
        return new String[] {"model", model.name(), "version", model.version(), "device", model.device()};
    }
}
