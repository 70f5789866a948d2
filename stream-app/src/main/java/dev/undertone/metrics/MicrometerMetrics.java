package dev.undertone.metrics;

import dev.undertone.schemas.BreakerState;
import dev.undertone.schemas.FallbackReason;
import dev.undertone.schemas.Label;
import dev.undertone.schemas.ReleaseReason;
import dev.undertone.text.AdmittedText;
import dev.undertone.text.Answer;
import dev.undertone.text.Score;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntSupplier;

/** Counts in a Micrometer registry. Names, units and labels are the ones of docs/metrics.md. Threads: any. */
public final class MicrometerMetrics implements Metrics {
    // A label per language of the world would be a series per language of the world.
    private static final Set<String> KNOWN_LANGUAGES = Set.of(
            "en", "ar", "de", "el", "es", "fa", "fr", "he", "hi", "id", "it", "ja", "ko", "nl", "pt", "ru", "th", "tr",
            "uk", "ur", "zh", "und");
    private static final List<BreakerState> BREAKER_STATES =
            List.of(BreakerState.CLOSED, BreakerState.OPEN, BreakerState.HALF_OPEN);
    private static final Duration[] LATENCY_BUCKETS = {
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        Duration.ofMinutes(5)
    };

    private final MeterRegistry registry;
    private final ConcurrentMap<Answered, Counter> answered = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Counter> consumed = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Timer> endToEnd = new ConcurrentHashMap<>();
    private final Timer tokenize;
    private final Timer inference;
    private final Timer drain;
    private final DistributionSummary batchRecords;
    private final Counter paddedTokens;
    private final Counter realTokens;
    private final Counter joined;
    private final AtomicReference<BreakerState> breakerState = new AtomicReference<>(BreakerState.CLOSED);
    private final Counter lateResults;
    private final Counter lateRecords;

    private record Answered(String topic, String scorer, String label, String language, String reason) {}

    public MicrometerMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.tokenize = timer("undertone.tokenize", "Time to tokenize one text").register(registry);
        this.inference = timer("undertone.inference", "Time the device took for one batch")
                .serviceLevelObjectives(LATENCY_BUCKETS)
                .register(registry);
        this.drain = timer("undertone.commit.drain", "Time a commit waited for what was in flight")
                .register(registry);
        this.batchRecords = DistributionSummary.builder("undertone.batch.records")
                .description("Records in a batch")
                .serviceLevelObjectives(1, 2, 4, 8, 16, 32, 64, 128, 256)
                .register(registry);
        this.paddedTokens = counter("undertone.batch.padded.tokens", "Tokens the device computed, padding included");
        this.realTokens = counter("undertone.batch.real.tokens", "Tokens of texts the device computed");
        this.joined = counter("undertone.texts.joined", "Texts scored together with an identical one on its way");
        for (BreakerState state : BREAKER_STATES) {
            Gauge.builder("undertone.breaker.state", breakerState, current -> current.get() == state ? 1 : 0)
                    .description("1 for the state the breaker is in")
                    .tag("state", lower(state.name()))
                    .register(registry);
        }
        this.lateResults = counter("undertone.late.results", "Model answers that came after the fallback's");
        this.lateRecords = counter("undertone.late.records", "Records that came after their window had closed");
    }

    @Override
    public void consumed(String topic) {
        consumed.computeIfAbsent(
                        topic, t -> counter("undertone.consumed", "Records that reached the first step", "topic", t))
                .increment();
    }

    @Override
    public void tombstone(String topic) {
        counter("undertone.tombstones", "Records without value", "topic", topic).increment();
    }

    @Override
    public void deadLettered(String stage, String reason, boolean copy) {
        String[] tags = {"stage", lower(stage), "reason", lower(reason), "copy", Boolean.toString(copy)};
        counter("undertone.dead.letters", "Records sent to the dead-letter topic", tags)
                .increment();
    }

    @Override
    public void answered(AdmittedText text, Answer answer, long sinceTimestampMillis) {
        String scorer = lower(answer.scorer().name());
        Score score = answer.score();
        Label label = score == null ? null : score.label();
        FallbackReason reason = answer.fallbackReason();
        Answered key = new Answered(
                text.position().topic(),
                scorer,
                label == null ? "none" : lower(label.name()),
                KNOWN_LANGUAGES.contains(text.lang()) ? text.lang() : "other",
                reason == null ? "none" : lower(reason.name()));
        answered.computeIfAbsent(key, this::answeredCounter).increment();
        endToEnd.computeIfAbsent(
                        scorer,
                        s -> timer("undertone.end.to.end", "From the input's Kafka timestamp to the answer")
                                .tag("scorer", s)
                                .serviceLevelObjectives(LATENCY_BUCKETS)
                                .register(registry))
                .record(Math.max(0, sinceTimestampMillis), TimeUnit.MILLISECONDS);
    }

    @Override
    public void tokenized(long nanos) {
        tokenize.record(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void batch(int records, int padded, int real, ReleaseReason reason, long inferenceNanos) {
        batchRecords.record(records);
        paddedTokens.increment(padded);
        realTokens.increment(real);
        inference.record(inferenceNanos, TimeUnit.NANOSECONDS);
        counter("undertone.batches", "Batches by why they were closed", "reason", lower(reason.name()))
                .increment();
    }

    @Override
    public void batchFailed(FallbackReason reason) {
        counter("undertone.batch.failures", "Batches the device could not compute", "reason", lower(reason.name()))
                .increment();
    }

    @Override
    public void joined() {
        joined.increment();
    }

    @Override
    public void breakerMoved(BreakerState state) {
        breakerState.set(state);
        counter("undertone.breaker.transitions", "Changes of the breaker by new state", "state", lower(state.name()))
                .increment();
    }

    @Override
    public void lateResult() {
        lateResults.increment();
    }

    @Override
    public void drained(long nanos) {
        drain.record(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void late(long records) {
        lateRecords.increment((double) records);
    }

    @Override
    public void outputTruncated(String topic) {
        counter("undertone.outputs.truncated", "Outputs that were too large and were cut", "topic", topic)
                .increment();
    }

    @Override
    public void bindPermits(IntSupplier held, IntSupplier limit) {
        Gauge.builder("undertone.permits.held", held::getAsInt)
                .description("Texts the engine holds")
                .register(registry);
        Gauge.builder("undertone.permits.limit", limit::getAsInt)
                .description("Texts the engine may hold")
                .register(registry);
    }

    private Counter answeredCounter(Answered key) {
        return counter(
                "undertone.answered",
                "Answers by scorer, label, language and fallback reason",
                "topic",
                key.topic(),
                "scorer",
                key.scorer(),
                "label",
                key.label(),
                "lang",
                key.language(),
                "reason",
                key.reason());
    }

    private Counter counter(String name, String description, String... tags) {
        return Counter.builder(name).description(description).tags(tags).register(registry);
    }

    private static Timer.Builder timer(String name, String description) {
        return Timer.builder(name).description(description);
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
