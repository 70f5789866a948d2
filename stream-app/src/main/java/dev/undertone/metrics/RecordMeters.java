package dev.undertone.metrics;

import dev.undertone.schemas.FallbackReason;
import dev.undertone.text.AdmittedText;
import dev.undertone.text.Answer;
import dev.undertone.text.Score;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** What becomes of records, from the first step to their answer. Threads: any. */
final class RecordMeters {
    // A label per language of the world would be a series per language of the world.
    private static final Set<String> KNOWN_LANGUAGES = Set.of(
            "en", "ar", "de", "el", "es", "fa", "fr", "he", "hi", "id", "it", "ja", "ko", "nl", "pt", "ru", "th", "tr",
            "uk", "ur", "zh", "und");
    private static final Set<FallbackReason> DEADLINE_MISSES = EnumSet.of(
            FallbackReason.DEADLINE_ADMISSION, FallbackReason.DEADLINE_QUEUED, FallbackReason.DEADLINE_IN_FLIGHT);
    private static final String NONE = "none";

    private final Meters meters;
    private final ConcurrentMap<String, Counter> consumed = new ConcurrentHashMap<>();
    private final ConcurrentMap<Answered, Counter> answered = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Timer> endToEnd = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Timer> queueWait = new ConcurrentHashMap<>();
    private final AtomicLong inFlight = new AtomicLong();
    private final Counter late;
    private final Counter registryFailures;
    private final Timer drain;

    private record Answered(String topic, String scorer, String label, String language, String reason) {}

    RecordMeters(Meters meters) {
        this.meters = meters;
        this.late = meters.counter("undertone.late.records", "Records that came after their window had closed");
        this.registryFailures = meters.counter(
                "undertone.registry.failures", "Questions to the schema registry that it did not answer");
        this.drain = meters.histogram("undertone.commit.drain", "Time a commit waited for what was in flight");
        meters.gauge("undertone.in.flight.records", "Records between their entry and their answer", inFlight::get);
        // A rate over a series that begins with its first event would miss that event.
        DEADLINE_MISSES.forEach(this::deadlineMisses);
    }

    void consumed(String topic) {
        consumed.computeIfAbsent(
                        topic,
                        t -> meters.counter("undertone.consumed", "Records that reached the first step", "topic", t))
                .increment();
    }

    void tombstone(String topic) {
        meters.counter("undertone.tombstones", "Records without value", "topic", topic)
                .increment();
    }

    void deadLettered(String stage, String reason, boolean copy) {
        String[] labels = {"stage", Meters.lower(stage), "reason", Meters.lower(reason), "copy", Boolean.toString(copy)
        };
        meters.counter("undertone.dead.letters", "Records sent to the dead-letter topic", labels)
                .increment();
    }

    void inFlight(int change) {
        inFlight.addAndGet(change);
    }

    void answered(AdmittedText text, Answer answer, long sinceTimestampMillis) {
        Answered key = key(text, answer);
        answered.computeIfAbsent(key, this::answeredCounter).increment();
        endToEnd.computeIfAbsent(
                        key.scorer(),
                        scorer -> meters.histogram(
                                "undertone.end.to.end",
                                "From the input's Kafka timestamp to the answer",
                                "scorer",
                                scorer))
                .record(Math.max(0, sinceTimestampMillis), TimeUnit.MILLISECONDS);
        queueWait
                .computeIfAbsent(
                        key.scorer(),
                        scorer -> meters.histogram(
                                "undertone.queue.wait",
                                "From entry to the start of inference, or to the fallback's answer",
                                "scorer",
                                scorer))
                .record(answer.queueMicros(), TimeUnit.MICROSECONDS);
        if (answer.score() == null) {
            meters.counter(
                            "undertone.abstained",
                            "Answers without a label: nothing could judge",
                            "reason",
                            key.reason())
                    .increment();
        }
        FallbackReason reason = answer.fallbackReason();
        if (reason != null && DEADLINE_MISSES.contains(reason)) {
            deadlineMisses(reason).increment();
        }
    }

    void drained(long nanos) {
        drain.record(nanos, TimeUnit.NANOSECONDS);
    }

    void late(long records) {
        late.increment((double) records);
    }

    void outputTruncated(String topic) {
        meters.counter("undertone.outputs.truncated", "Outputs that were too large and were cut", "topic", topic)
                .increment();
    }

    void registryFailed() {
        registryFailures.increment();
    }

    private static Answered key(AdmittedText text, Answer answer) {
        Score score = answer.score();
        FallbackReason reason = answer.fallbackReason();
        return new Answered(
                text.position().topic(),
                Meters.lower(answer.scorer().name()),
                score == null ? NONE : Meters.lower(score.label().name()),
                KNOWN_LANGUAGES.contains(text.lang()) ? text.lang() : "other",
                reason == null ? NONE : Meters.lower(reason.name()));
    }

    private Counter deadlineMisses(FallbackReason reason) {
        return meters.counter(
                "undertone.deadline.misses",
                "Texts the model did not answer in time",
                "reason",
                Meters.lower(reason.name()));
    }

    private Counter answeredCounter(Answered key) {
        return meters.counter(
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
}
