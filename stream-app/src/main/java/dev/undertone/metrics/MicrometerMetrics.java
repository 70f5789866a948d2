package dev.undertone.metrics;

import dev.undertone.schemas.BreakerState;
import dev.undertone.schemas.FallbackReason;
import dev.undertone.schemas.ReleaseReason;
import dev.undertone.schemas.ScorerType;
import dev.undertone.text.AdmittedText;
import dev.undertone.text.Answer;
import dev.undertone.text.ModelIdentity;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** Counts in a Micrometer registry. Names, units and labels are the ones of docs/metrics.md. Threads: any. */
public final class MicrometerMetrics implements Metrics {
    private final MeterRegistry registry;
    private final RecordMeters records;
    private final EngineMeters engine;
    private final StateMeters states;
    private final CostMeters cost;
    private final HttpMeters http;

    public MicrometerMetrics(MeterRegistry registry) {
        Meters meters = new Meters(registry);
        this.registry = registry;
        this.records = new RecordMeters(meters);
        this.engine = new EngineMeters(meters);
        this.states = new StateMeters(meters);
        this.cost = new CostMeters(meters, engine, System::nanoTime);
        this.http = new HttpMeters(meters);
    }

    @Override
    public void consumed(String topic) {
        records.consumed(topic);
    }

    @Override
    public void tombstone(String topic) {
        records.tombstone(topic);
    }

    @Override
    public void deadLettered(String stage, String reason, boolean copy) {
        records.deadLettered(stage, reason, copy);
    }

    @Override
    public void inFlight(int change) {
        records.inFlight(change);
    }

    @Override
    public void answered(AdmittedText text, Answer answer, long sinceTimestampMillis) {
        records.answered(text, answer, sinceTimestampMillis);
    }

    @Override
    public void tokenized(ModelIdentity model, long nanos) {
        engine.tokenized(model, nanos);
    }

    @Override
    public void batch(
            ModelIdentity model,
            int rows,
            int paddedTokens,
            int realTokens,
            ReleaseReason reason,
            long inferenceNanos) {
        engine.batch(model, rows, paddedTokens, realTokens, reason, inferenceNanos);
    }

    @Override
    public void batchFailed(FallbackReason reason) {
        engine.batchFailed(reason);
    }

    @Override
    public void joined() {
        engine.joined();
    }

    @Override
    public void fellBack(long nanos) {
        engine.fellBack(nanos);
    }

    @Override
    public void lateResult() {
        engine.lateResult();
    }

    @Override
    public void breakerMoved(String model, BreakerState state) {
        states.breakerMoved(model, state);
    }

    @Override
    public void serving(ModelIdentity model) {
        states.serving(model);
    }

    @Override
    public void drained(long nanos) {
        records.drained(nanos);
    }

    @Override
    public void late(long count) {
        records.late(count);
    }

    @Override
    public void outputTruncated(String topic) {
        records.outputTruncated(topic);
    }

    @Override
    public void registryFailed() {
        records.registryFailed();
    }

    @Override
    public void httpAnswered(String path, int status, long nanos) {
        http.answered(path, status, nanos);
    }

    @Override
    public void httpScored(ScorerType scorer) {
        http.scored(scorer);
    }

    @Override
    public void bindEventClients(IntSupplier clients) {
        http.bindEventClients(clients);
    }

    @Override
    public Totals totals() {
        return Totals.of(registry);
    }

    @Override
    public void startCost(double perHour) {
        cost.start(perHour);
    }

    @Override
    public void bindPermits(String model, IntSupplier held, IntSupplier limit) {
        engine.bindPermits(model, held, limit);
    }

    @Override
    public void bindBudget(String model, IntSupplier tokens) {
        engine.bindBudget(model, tokens);
    }

    @Override
    public void bindStreams(List<String> allStates, Supplier<String> current) {
        states.bindStreams(allStates, current);
    }
}
