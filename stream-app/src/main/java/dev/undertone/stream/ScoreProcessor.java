package dev.undertone.stream;

import dev.undertone.engine.Lane;
import dev.undertone.engine.PendingAnswer;
import dev.undertone.engine.ScoringEngine;
import dev.undertone.engine.ScoringEngines;
import dev.undertone.engine.ScoringRequest;
import dev.undertone.metrics.Metrics;
import dev.undertone.stream.Ingested.Admitted;
import dev.undertone.stream.Ingested.Answered;
import dev.undertone.text.AdmittedText;
import dev.undertone.text.Answer;
import dev.undertone.tracing.RecordTrace;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Step 3: hands texts to the engine and forwards their answers in the order of their offsets, each in its own record's
 * context.
 *
 * <p>A record's {@code process()} returns before its answer is there. The commit barrier makes up for it: before each
 * commit it waits for what is in flight, which takes at most one deadline, because the engine always answers.
 *
 * <p>Threads: the task's stream thread.
 */
final class ScoreProcessor implements Processor<byte[], Admitted, byte[], Answered> {
    static final String BARRIER = "score-barrier";
    private static final String DEADLINE_HEADER = "undertone-deadline-ms";
    private static final Duration FORWARD_INTERVAL = Duration.ofMillis(2);

    private final ScoringEngines engines;
    private final ThreadMates mates;
    private final StreamLag lag;
    private final int maxInFlight;
    private final Metrics metrics;
    private final Deque<InFlight> inFlight = new ArrayDeque<>();
    private ProcessorContext<byte[], Answered> context;
    private RecordContexts<byte[], Answered> contexts;
    private CommitBarrierStore barrier;
    private @Nullable Cancellable forwarding;

    /** A record with its answer to come, and the wall-clock time at which it entered. */
    private record InFlight(
            PendingAnswer pending, Record<byte[], Admitted> record, RecordContexts.Origin origin, long entryMillis) {}

    /**
     * @param mates all processors like this one
     * @param lag from which on the fallback may answer so that the stream catches up; the same for all processors
     * @param maxInFlight records of one task that may wait here, answered or not
     */
    @SuppressWarnings("NullAway.Init") // set in init
    ScoreProcessor(ScoringEngines engines, ThreadMates mates, StreamLag lag, int maxInFlight, Metrics metrics) {
        this.engines = engines;
        this.mates = mates;
        this.lag = lag;
        this.maxInFlight = maxInFlight;
        this.metrics = metrics;
    }

    @Override
    public void init(ProcessorContext<byte[], Answered> taskContext) {
        context = taskContext;
        contexts = RecordContexts.of(taskContext);
        barrier = taskContext.getStateStore(BARRIER);
        barrier.beforeCommit(this::drain);
        mates.join(this);
    }

    @Override
    public void process(Record<byte[], Admitted> record) {
        long entryNanos = System.nanoTime();
        long entryMillis = context.currentSystemTimeMs();
        RecordContexts.Origin origin = contexts.current();
        forwardReady();
        while (inFlight.size() >= maxInFlight) {
            awaitAndForwardHead();
        }
        ScoringEngine engine = engines.of(record.value().text().model());
        ScoringRequest request = request(record, engine.deadline(), entryMillis, System.nanoTime() - entryNanos);
        PendingAnswer pending = engine.submit(request, mates::forwardReady);
        inFlight.add(new InFlight(pending, record, origin, entryMillis));
        metrics.inFlight(1);
        forwardReady();
        if (forwarding == null && !inFlight.isEmpty()) {
            // Only while something is in flight: a punctuator that is always on commits empty transactions.
            forwarding = context.schedule(FORWARD_INTERVAL, PunctuationType.WALL_CLOCK_TIME, now -> forwardReady());
        }
    }

    @Override
    public void close() {
        mates.leave(this);
        barrier.beforeCommit(null);
        stopForwarding();
        metrics.inFlight(-inFlight.size());
        inFlight.clear();
    }

    /**
     * @param most the deadline without the sender's word
     * @param spentNanos what the record has taken already
     */
    private ScoringRequest request(Record<byte[], Admitted> record, Duration most, long nowMillis, long spentNanos) {
        AdmittedText text = record.value().text();
        boolean stale = lag.lags(text.forwardTimestampMillis(), nowMillis);
        Duration deadline = deadline(record.headers(), most).minusNanos(spentNanos);
        return new ScoringRequest(
                text,
                record.value().raw().length,
                deadline.isNegative() ? Duration.ZERO : deadline,
                stale,
                Lane.LIVE,
                record.value().trace());
    }

    private void drain() {
        if (inFlight.isEmpty()) {
            return;
        }
        long start = System.nanoTime();
        while (!inFlight.isEmpty()) {
            awaitAndForwardHead();
        }
        stopForwarding();
        metrics.drained(System.nanoTime() - start);
    }

    /** Forwards the answers that are there, up to the first that is not. */
    void forwardReady() {
        while (!inFlight.isEmpty() && inFlight.element().pending().isDone()) {
            awaitAndForwardHead();
        }
        if (inFlight.isEmpty()) {
            stopForwarding();
        }
    }

    private void awaitAndForwardHead() {
        InFlight head = inFlight.element();
        Answer answer = head.pending().answer();
        Answered answered = new Answered(
                head.record().value(),
                answer,
                head.entryMillis() + head.pending().elapsedMillis());
        inFlight.remove();
        metrics.inFlight(-1);
        RecordTrace.Forwarding forwarding = answered.trace().forward();
        try {
            contexts.forward(head.origin(), head.record().withValue(answered));
        } finally {
            forwarding.end();
        }
    }

    private void stopForwarding() {
        if (forwarding != null) {
            forwarding.cancel();
            forwarding = null;
        }
    }

    /** What the sender allows; the most there is when the header is absent or no number. */
    private static Duration deadline(Headers headers, Duration most) {
        Header header = headers.lastHeader(DEADLINE_HEADER);
        if (header == null || header.value() == null) {
            return most;
        }
        try {
            long millis = Long.parseLong(new String(header.value(), StandardCharsets.US_ASCII).strip());
            return Duration.ofMillis(Math.max(0, Math.min(millis, Integer.MAX_VALUE)));
        } catch (NumberFormatException e) {
            return most;
        }
    }
}
