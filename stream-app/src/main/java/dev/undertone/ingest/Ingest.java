package dev.undertone.ingest;

import dev.undertone.text.AdmittedText;
import dev.undertone.text.SourcePosition;
import org.apache.kafka.common.header.Headers;

/** Steps 1 and 2 together: one record in, one admitted text out, or the reason why there is none. */
public final class Ingest {
    private final ValueDecoder decoder;
    private final Admission admission;

    public Ingest(ValueDecoder decoder, Admission admission) {
        this.decoder = decoder;
        this.admission = admission;
    }

    /**
     * The admitted text of a record.
     *
     * @param timestampMillis the record's Kafka timestamp
     * @param nowMillis wall-clock time
     * @throws RejectedException when the record cannot be scored
     */
    public AdmittedText ingest(
            SourcePosition position, byte[] value, Headers headers, long timestampMillis, long nowMillis)
            throws RejectedException {
        RawFields fields = decoder.decode(position.topic(), headers, value);
        return admission.admit(position, fields, headers, timestampMillis, nowMillis);
    }

    /** The record's timestamp, or now when a broker would refuse it. */
    public long safeTimestamp(long timestampMillis, long nowMillis) {
        return admission.safeTimestamp(timestampMillis, nowMillis);
    }
}
