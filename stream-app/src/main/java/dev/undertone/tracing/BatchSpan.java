package dev.undertone.tracing;

import dev.undertone.schemas.FallbackReason;
import dev.undertone.schemas.ReleaseReason;
import dev.undertone.text.ModelIdentity;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.StatusCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A batch's span in OpenTelemetry's API. */
final class BatchSpan implements BatchTrace {
    static final AttributeKey<String> MODEL = AttributeKey.stringKey("undertone.model");
    private static final AttributeKey<String> DEVICE = AttributeKey.stringKey("undertone.device");
    private static final AttributeKey<Long> ROWS = AttributeKey.longKey("undertone.batch.records");
    private static final AttributeKey<String> RELEASE = AttributeKey.stringKey("undertone.batch.release_reason");

    private final Span span;

    private BatchSpan(Span span) {
        this.span = span;
    }

    static BatchSpan start(List<RecordTrace> records, ModelIdentity model, int rows, ReleaseReason reason) {
        List<RecordSpan> spans = records.stream().map(RecordSpan.class::cast).toList();
        RecordSpan first = spans.get(0);
        SpanBuilder builder = first.tracer()
                .spanBuilder("infer " + model.name())
                .setParent(first.context())
                .setAttribute(MODEL, model.name())
                .setAttribute(DEVICE, model.device())
                .setAttribute(ROWS, (long) rows)
                .setAttribute(RELEASE, reason.name());
        spans.forEach(record -> builder.addLink(record.span().getSpanContext()));
        BatchSpan batch = new BatchSpan(builder.startSpan());
        spans.forEach(batch::link);
        return batch;
    }

    @Override
    public void join(RecordTrace record) {
        if (record instanceof RecordSpan joined) {
            link(joined);
        }
    }

    private void link(RecordSpan record) {
        record.span().addLink(span.getSpanContext());
    }

    @Override
    public void end(@Nullable FallbackReason failure) {
        if (failure != null) {
            span.setStatus(StatusCode.ERROR, failure.name());
        }
        span.end();
    }
}
