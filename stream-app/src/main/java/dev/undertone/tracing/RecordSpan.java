package dev.undertone.tracing;

import dev.undertone.schemas.FallbackReason;
import dev.undertone.text.Answer;
import dev.undertone.text.Inference;
import dev.undertone.text.ModelIdentity;
import dev.undertone.text.Score;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapPropagator;
import org.apache.kafka.common.header.Headers;

/** A record's span in OpenTelemetry's API. Attributes bear the words of {@code ScoredText} and of the headers. */
final class RecordSpan implements RecordTrace {
    private static final AttributeKey<String> STAGE = AttributeKey.stringKey("undertone.errors.stage");
    private static final AttributeKey<String> REASON = AttributeKey.stringKey("undertone.errors.reason");
    private static final AttributeKey<String> SCORER = AttributeKey.stringKey("undertone.scorer");
    private static final AttributeKey<String> LABEL = AttributeKey.stringKey("undertone.label");
    private static final AttributeKey<String> FALLBACK_REASON = AttributeKey.stringKey("undertone.fallback.reason");
    private static final AttributeKey<Long> QUEUE = AttributeKey.longKey("undertone.queue.micros");
    private static final AttributeKey<Long> INFERENCE = AttributeKey.longKey("undertone.inference.micros");

    private final Tracer tracer;
    private final TextMapPropagator propagator;
    private final Context context;
    private final Span span;

    /** @param parent with whatever travels beside the trace */
    RecordSpan(Tracer tracer, TextMapPropagator propagator, Context parent, Span span) {
        this.tracer = tracer;
        this.propagator = propagator;
        this.context = parent.with(span);
        this.span = span;
    }

    @Override
    public boolean isRecorded() {
        return span.isRecording();
    }

    @Override
    public void deadLettered(String stage, String reason) {
        span.setAttribute(STAGE, stage).setAttribute(REASON, reason).setStatus(StatusCode.ERROR, reason);
    }

    @Override
    public void answered(Answer answer) {
        span.setAttribute(SCORER, answer.scorer().name()).setAttribute(QUEUE, answer.queueMicros());
        Score score = answer.score();
        if (score != null) {
            span.setAttribute(LABEL, score.label().name());
        }
        ModelIdentity identity = answer.identity();
        if (identity != null) {
            span.setAttribute(BatchSpan.MODEL, identity.name());
        }
        FallbackReason reason = answer.fallbackReason();
        if (reason != null) {
            span.setAttribute(FALLBACK_REASON, reason.name());
        }
        Inference inference = answer.inference();
        if (inference != null) {
            span.setAttribute(INFERENCE, inference.inferenceMicros());
        }
    }

    @Override
    public void writeTo(Headers headers) {
        propagator.inject(context, headers, HeaderCarrier.WRITE);
    }

    @Override
    @SuppressWarnings("MustBeClosedChecker") // the forwarding's end closes it
    public Forwarding forward() {
        Scope scope = context.makeCurrent();
        return () -> {
            scope.close();
            span.end();
        };
    }

    Tracer tracer() {
        return tracer;
    }

    Context context() {
        return context;
    }

    Span span() {
        return span;
    }
}
