package dev.undertone.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.undertone.engine.WordScorer;
import dev.undertone.enrich.OutputEncoder;
import dev.undertone.tracing.Spans;
import dev.undertone.tracing.Tracing;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The span of a record on its way through the topology. */
class RecordSpanTest {
    private static final String RECORD = "score tweets.raw";

    private final Spans spans = new Spans();
    private final TopologyFixture topology =
            new TopologyFixture(new WordScorer(), OutputEncoder.singleObject(), spans.tracing());

    @AfterEach
    void close() {
        topology.close();
        spans.close();
    }

    @Test
    void aRecordsSpanIsAChildOfItsSendersAndSaysWhatWasAnswered() {
        send("{\"text\":\"good good\"}", Spans.fromSender(true));

        SpanData span = spans.ended(RECORD);
        assertEquals(Spans.TRACE, span.getTraceId());
        assertEquals(Spans.SENDER, span.getParentSpanId());
        assertEquals(SpanKind.CONSUMER, span.getKind());
        assertEquals(StatusCode.UNSET, span.getStatus().getStatusCode());
        Map<String, Object> attributes = attributes(span);
        assertTrue((long) attributes.remove("undertone.queue.micros") >= 0);
        assertTrue((long) attributes.remove("undertone.inference.micros") >= 0);
        assertEquals(
                Map.of(
                        "messaging.system", "kafka",
                        "messaging.operation.type", "process",
                        "messaging.destination.name", "tweets.raw",
                        "messaging.destination.partition.id", "0",
                        "messaging.kafka.offset", 0L,
                        "undertone.scorer", "MODEL",
                        "undertone.model", "words",
                        "undertone.label", "POSITIVE"),
                attributes);
    }

    @Test
    void theScoredRecordNamesTheSpanAsItsParent() {
        send("{\"text\":\"good good\"}", Spans.fromSender(true));

        TestRecord<byte[], byte[]> out = topology.output("sentiment.scored").get(0);
        assertEquals(
                List.of("00", Spans.TRACE, spans.ended(RECORD).getSpanId(), "01"), Spans.traceparent(out.headers()));
        assertEquals(1, count(out.headers(), "traceparent"));
    }

    @Test
    void theBatchIsAChildOfItsRecord() {
        send("{\"text\":\"good good\"}", Spans.fromSender(true));

        SpanData batch = spans.ended("infer words");
        assertEquals(spans.ended(RECORD).getSpanId(), batch.getParentSpanId());
        assertEquals(
                Map.of(
                        "undertone.model", "words",
                        "undertone.device", "cpu",
                        "undertone.batch.records", 1L,
                        "undertone.batch.release_reason", "IDLE"),
                attributes(batch));
    }

    @Test
    void aRecordWhoseSenderDoesNotTraceHasATraceOfItsOwn() {
        send("{\"text\":\"good good\"}", new RecordHeaders());

        assertFalse(spans.ended(RECORD).getParentSpanContext().isValid());
    }

    @Test
    void aRecordThatItsSenderLeftOutHasNoSpanAndItsTraceGoesOn() {
        send("{\"text\":\"good good\"}", Spans.fromSender(false));

        assertEquals(List.of(), spans.ended());
        List<String> traceparent =
                Spans.traceparent(topology.output("sentiment.scored").get(0).headers());
        assertEquals(Spans.TRACE, traceparent.get(1));
        assertEquals("00", traceparent.get(3));
    }

    @Test
    void aDeadLetterIsAnErrorWithItsReason() {
        send("{\"text\":", Spans.fromSender(true));

        SpanData span = spans.ended(RECORD);
        assertEquals(StatusCode.ERROR, span.getStatus().getStatusCode());
        assertEquals("MALFORMED_JSON", span.getStatus().getDescription());
        assertEquals("DECODE", attributes(span).get("undertone.errors.stage"));
        assertEquals("MALFORMED_JSON", attributes(span).get("undertone.errors.reason"));
        Headers headers = topology.output("sentiment.dlq").get(0).headers();
        assertEquals(List.of("00", Spans.TRACE, span.getSpanId(), "01"), Spans.traceparent(headers));
    }

    @Test
    void anAnswerOfTheFallbackSaysWhyTheModelDidNotAnswer() {
        send("{\"text\":\"explode\",\"lang\":\"en\"}", Spans.fromSender(true));

        SpanData span = spans.ended(RECORD);
        assertEquals("MODEL_REJECTED_INPUT", attributes(span).get("undertone.fallback.reason"));
        assertEquals("NONE", attributes(span).get("undertone.scorer"));
        assertEquals(StatusCode.ERROR, span.getStatus().getStatusCode(), "it has a dead letter as well");
        assertEquals(
                Spans.traceparent(topology.output("sentiment.scored").get(0).headers()),
                Spans.traceparent(topology.output("sentiment.dlq").get(0).headers()));
    }

    @Test
    void noTextAndNoKeyIsInASpan() {
        topology.send(
                "tweets.raw",
                "secret key".getBytes(UTF_8),
                "{\"text\":\"secret good\",\"id\":\"secret id\",\"subject\":\"secret subject\"}".getBytes(UTF_8),
                TopologyFixture.START,
                new RecordHeaders());

        assertEquals(2, spans.ended().size());
        assertFalse(spans.ended().toString().contains("secret"), spans.ended()::toString);
    }

    @Test
    void withoutAnSdkThereAreNoSpans() {
        assertFalse(Tracing.of(OpenTelemetry.noop(), "test").isOn());
    }

    @Test
    void eachRecordHasASpanOfItsOwn() {
        send("{\"text\":\"good good\"}", Spans.fromSender(true));
        send("{\"text\":\"bad bad\"}", Spans.fromSender(true));

        List<SpanContext> records = spans.ended().stream()
                .filter(span -> span.getName().equals(RECORD))
                .map(SpanData::getSpanContext)
                .toList();
        assertEquals(2, records.size());
        assertNotEquals(records.get(0).getSpanId(), records.get(1).getSpanId());
    }

    private void send(String json, Headers headers) {
        topology.send("tweets.raw", null, json.getBytes(UTF_8), TopologyFixture.START, headers);
    }

    private static long count(Headers headers, String name) {
        long[] count = new long[1];
        headers.headers(name).forEach(header -> count[0]++);
        return count[0];
    }

    private static Map<String, Object> attributes(SpanData span) {
        return span.getAttributes().asMap().entrySet().stream()
                .collect(Collectors.toMap(entry -> key(entry.getKey()), Map.Entry::getValue));
    }

    private static String key(AttributeKey<?> key) {
        return key.getKey();
    }
}
