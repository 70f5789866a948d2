package dev.undertone.stream;

import dev.undertone.ingest.Ingest;
import dev.undertone.ingest.RejectedException;
import dev.undertone.metrics.Metrics;
import dev.undertone.text.AdmittedText;
import dev.undertone.text.SourcePosition;
import dev.undertone.tracing.RecordTrace;
import dev.undertone.tracing.Tracing;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Steps 1 and 2: what a record says, or why it cannot be scored. Tombstones end here, counted. */
final class IngestProcessor extends ContextualProcessor<byte[], byte[], byte[], Ingested> {
    private final Ingest ingest;
    private final Metrics metrics;
    private final Tracing tracing;

    IngestProcessor(Ingest ingest, Metrics metrics, Tracing tracing) {
        this.ingest = ingest;
        this.metrics = metrics;
        this.tracing = tracing;
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
        RecordTrace trace = tracing.read(position, record.headers());
        long safeTimestamp = ingest.safeTimestamp(timestamp, now);
        try {
            AdmittedText text = ingest.ingest(position, value, record.headers(), timestamp, now);
            forward(record, new Ingested.Admitted(text, value, trace), safeTimestamp);
        } catch (RejectedException refusal) {
            RecordTrace.Forwarding forwarding = trace.forward();
            try {
                forward(record, Ingested.DeadLetter.of(value, refusal, trace), safeTimestamp);
            } finally {
                forwarding.end();
            }
        }
    }

    private void forward(Record<byte[], byte[]> record, Ingested ingested, long timestamp) {
        context().forward(record.withValue(ingested).withTimestamp(timestamp));
    }
}
