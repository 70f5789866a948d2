package dev.undertone.stream;

import java.nio.ByteBuffer;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * Lets a task take its input topics in the order of arrival. By default it takes the oldest Kafka timestamp first, so that
 * a backlog of old transcripts would hold up the tweets of the same partition number, and a record of the year 9999 would
 * wait for all of them; and it dies on negative timestamps.
 *
 * <p>The record's own timestamp travels in a header until {@link #takeOriginal} takes it out.
 */
final class RecordTime implements TimestampExtractor {
    private static final String ORIGINAL = "undertone.internal.timestamp";

    private final LongSupplier clock;

    /** @param clock wall-clock time in milliseconds */
    RecordTime(LongSupplier clock) {
        this.clock = clock;
    }

    @Override
    public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
        record.headers().remove(ORIGINAL);
        record.headers()
                .add(
                        ORIGINAL,
                        ByteBuffer.allocate(Long.BYTES)
                                .putLong(record.timestamp())
                                .array());
        return clock.getAsLong();
    }

    /** The record's Kafka timestamp as it came; removes the header. */
    static long takeOriginal(Headers headers) {
        Header original = headers.lastHeader(ORIGINAL);
        long timestamp = ByteBuffer.wrap(original.value()).getLong();
        headers.remove(ORIGINAL);
        return timestamp;
    }
}
