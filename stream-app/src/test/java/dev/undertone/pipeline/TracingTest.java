package dev.undertone.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.undertone.tracing.Spans;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A trace through the real application, whose SDK is that of the JVM. */
class TracingTest {
    @TempDir
    Path folder;

    private final Spans spans = new Spans();

    @BeforeEach
    void makeItTheSdkOfThisJvm() {
        GlobalOpenTelemetry.resetForTest();
        GlobalOpenTelemetry.set(spans.sdk());
    }

    @AfterEach
    void close() {
        GlobalOpenTelemetry.resetForTest();
        spans.close();
    }

    @Test
    void oneTraceFromTheSenderToTheScoredRecord() throws Exception {
        // So that a slow machine's deadlines do not answer in the model's place.
        try (Pipeline pipeline = Pipeline.start(folder, Map.of("score.deadline", "20s"))) {
            byte[] json = "{\"text\":\"a good day\",\"lang\":\"en\"}".getBytes(UTF_8);
            pipeline.send(new ProducerRecord<>("tweets.raw", null, null, null, json, Spans.fromSender(true)));

            ConsumerRecord<byte[], byte[]> scored =
                    pipeline.awaitRecords("sentiment.scored", 1).get(0);

            SpanData record = spans.ended("score tweets.raw");
            SpanData batch = spans.ended("infer undertone-small");
            assertEquals(Spans.SENDER, record.getParentSpanId());
            assertEquals(record.getSpanId(), batch.getParentSpanId());
            assertEquals(List.of("00", Spans.TRACE, record.getSpanId(), "01"), Spans.traceparent(scored.headers()));
        }
    }
}
