package dev.undertone.stream;

import dev.undertone.ingest.Ingest;
import dev.undertone.ingest.RejectedException;
import dev.undertone.metrics.Metrics;
import dev.undertone.text.SourcePosition;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Steps 1 and 2: what a record says, or why it cannot be scored. Tombstones end here, counted. */
final class IngestProcessor extends ContextualProcessor<byte[], byte[], byte[], Ingested> {
    private final Ingest ingest;
    private final Metrics metrics;

    IngestProcessor(Ingest ingest, Metrics metrics) {
        this.ingest = ingest;
        this.metrics = metrics;
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        RecordMetadata metadata = context().recordMetadata().orElseThrow();
        metrics.consumed(metadata.topic());
        long timestamp = RecordTime.takeOriginal(record.headers());
        byte[] value = record.value();
        if (value == null) {
            metrics.tombstone(metadata.topic());
            return;
        }
        SourcePosition position = new SourcePosition(metadata.topic(), metadata.partition(), metadata.offset());
        long now = context().currentSystemTimeMs();
        Ingested ingested;
        try {
            ingested = new Ingested.Admitted(ingest.ingest(position, value, record.headers(), timestamp, now), value);
        } catch (RejectedException refusal) {
            ingested = Ingested.DeadLetter.of(value, refusal);
        }
        context().forward(record.withValue(ingested).withTimestamp(ingest.safeTimestamp(timestamp, now)));
    }
}
