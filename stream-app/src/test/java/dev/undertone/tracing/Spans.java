package dev.undertone.tracing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** A real SDK that keeps its finished spans in memory. */
public final class Spans implements AutoCloseable {
    /** A sender's trace, and its span. */
    public static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    public static final String SENDER = "b7ad6b7169203331";

    private final InMemorySpanExporter exporter = InMemorySpanExporter.create();
    private final OpenTelemetrySdk sdk = OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(exporter))
                    .build())
            .setPropagators(ContextPropagators.create(W3CTraceContextPropagator.getInstance()))
            .build();

    public OpenTelemetrySdk sdk() {
        return sdk;
    }

    public Tracing tracing() {
        return Tracing.of(sdk, "test");
    }

    /** Headers of a sender who traces, and wants to see this record's trace or not. */
    public static Headers fromSender(boolean sampled) {
        String traceparent = "00-" + TRACE + "-" + SENDER + (sampled ? "-01" : "-00");
        return new RecordHeaders().add("traceparent", traceparent.getBytes(UTF_8));
    }

    /** What a record's header says, field by field: version, trace, span, flags. */
    public static List<String> traceparent(Headers headers) {
        Header header = headers.lastHeader("traceparent");
        return List.of(new String(header.value(), UTF_8).split("-", -1));
    }

    /** All that have ended, in this order. */
    public List<SpanData> ended() {
        return exporter.getFinishedSpanItems();
    }

    /** The only one that has ended under a name. */
    public SpanData ended(String name) {
        List<SpanData> named =
                ended().stream().filter(span -> span.getName().equals(name)).toList();
        if (named.size() != 1) {
            throw new AssertionError(named.size() + " of " + name + " in " + ended());
        }
        return named.get(0);
    }

    @Override
    public void close() {
        sdk.close();
    }
}
