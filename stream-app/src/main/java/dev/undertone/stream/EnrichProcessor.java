package dev.undertone.stream;

import dev.undertone.enrich.Enrich;
import dev.undertone.enrich.OutputEncoder;
import dev.undertone.metrics.Metrics;
import dev.undertone.schemas.ScoredText;
import dev.undertone.stream.Ingested.Answered;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Step 4: the answer as the record of {@code sentiment.scored}, with what consumers filter by mirrored in headers. Every
 * header of the input travels on.
 */
final class EnrichProcessor extends ContextualProcessor<byte[], Answered, byte[], PartitionedBytes> {
    private final Enrich enrich;
    private final OutputEncoder encoder;
    private final String topic;
    private final int maxBytes;
    private final Metrics metrics;

    /** @param maxBytes what the topic takes; a larger record goes without its text, then without foreign headers */
    EnrichProcessor(Enrich enrich, OutputEncoder encoder, String topic, int maxBytes, Metrics metrics) {
        this.enrich = enrich;
        this.encoder = encoder;
        this.topic = topic;
        this.maxBytes = maxBytes;
        this.metrics = metrics;
    }

    @Override
    public void process(Record<byte[], Answered> record) {
        Answered answered = record.value();
        ScoredText scored = enrich.enrich(answered.text(), answered.answer(), answered.atMillis());
        metrics.answered(answered.text(), answered.answer(), answered.sinceTimestampMillis());
        answered.trace().answered(answered.answer());
        // A copy, since the other branches see the same headers object.
        Headers headers = mirror(scored, new RecordHeaders(record.headers()));
        answered.trace().writeTo(headers);
        byte[] value = encoder.encode(topic, scored);
        if (OutputSize.of(record.key(), value, headers) > maxBytes) {
            metrics.outputTruncated(topic);
            value = encoder.encode(
                    topic, ScoredText.newBuilder(scored).setText(null).build());
            if (OutputSize.of(record.key(), value, headers) > maxBytes) {
                headers = mirror(scored, new RecordHeaders());
            }
        }
        boolean keyFits = OutputSize.of(record.key(), value, headers) <= maxBytes;
        context()
                .forward(new Record<>(
                        keyFits ? record.key() : null,
                        new PartitionedBytes(value, scored.getSource().getPartition()),
                        record.timestamp(),
                        headers));
    }

    private static Headers mirror(ScoredText scored, Headers headers) {
        put(headers, "undertone-label", scored.getLabel());
        put(headers, "undertone-scorer", scored.getScorer());
        put(headers, "undertone-model", scored.getProvenance().getModel());
        put(headers, "undertone-fallback-reason", scored.getFallbackReason());
        return headers;
    }

    private static void put(Headers headers, String name, @Nullable Object value) {
        headers.remove(name);
        if (value != null) {
            headers.add(name, value.toString().getBytes(StandardCharsets.UTF_8));
        }
    }
}
