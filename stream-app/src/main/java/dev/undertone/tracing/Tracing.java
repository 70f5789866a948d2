package dev.undertone.tracing;

import dev.undertone.text.SourcePosition;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapPropagator;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Begins the span of each record that is read. Where no SDK is, there are no spans, and headers stay as they are.
 *
 * <p>Threads: any.
 */
public final class Tracing {
    private static final AttributeKey<String> SYSTEM = AttributeKey.stringKey("messaging.system");
    private static final AttributeKey<String> OPERATION = AttributeKey.stringKey("messaging.operation.type");
    private static final AttributeKey<String> TOPIC = AttributeKey.stringKey("messaging.destination.name");
    private static final AttributeKey<String> PARTITION = AttributeKey.stringKey("messaging.destination.partition.id");
    private static final AttributeKey<Long> OFFSET = AttributeKey.longKey("messaging.kafka.offset");

    private final @Nullable Tracer tracer;
    private final TextMapPropagator propagator;

    private Tracing(@Nullable Tracer tracer, TextMapPropagator propagator) {
        this.tracer = tracer;
        this.propagator = propagator;
    }

    /** No spans. */
    public static Tracing off() {
        return new Tracing(null, TextMapPropagator.noop());
    }

    /**
     * Spans for the SDK of this JVM: that of an agent, or one on the class path that is told to configure itself. Without
     * either the same as {@link #off}.
     *
     * @param version of the application
     */
    public static Tracing ofThisJvm(String version) {
        return of(GlobalOpenTelemetry.get(), version);
    }

    /** Spans for an SDK. */
    public static Tracing of(OpenTelemetry telemetry, String version) {
        // An SDK that is absent has this provider, even in the wrapping that keeps it from being cast.
        if (telemetry.getTracerProvider() == TracerProvider.noop()) {
            return off();
        }
        return new Tracing(
                telemetry
                        .tracerBuilder("dev.undertone")
                        .setInstrumentationVersion(version)
                        .build(),
                telemetry.getPropagators().getTextMapPropagator());
    }

    /** Whether there are spans. */
    public boolean isOn() {
        return tracer != null;
    }

    /**
     * Begins the span of a record, a child of the one that its headers name.
     *
     * @return to be ended by {@link RecordTrace.Forwarding#end}; if it is not, since the task is taken away, whoever reads
     *     the record again has the span
     */
    public RecordTrace read(SourcePosition position, Headers headers) {
        if (tracer == null) {
            return RecordTrace.NONE;
        }
        Context parent = propagator.extract(Context.root(), headers, HeaderCarrier.READ);
        return new RecordSpan(
                tracer,
                propagator,
                parent,
                tracer.spanBuilder("score " + position.topic())
                        .setParent(parent)
                        .setSpanKind(SpanKind.CONSUMER)
                        .setAttribute(SYSTEM, "kafka")
                        .setAttribute(OPERATION, "process")
                        .setAttribute(TOPIC, position.topic())
                        .setAttribute(PARTITION, Integer.toString(position.partition()))
                        .setAttribute(OFFSET, position.offset())
                        .startSpan());
    }
}
