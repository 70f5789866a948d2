package dev.undertone.delivery;

import dev.undertone.schemas.ScoredText;
import dev.undertone.schemas.SingleObjectCodec;
import dev.undertone.text.SourcePosition;
import java.io.IOException;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * One record of {@code sentiment.scored}.
 *
 * @param partition where it lies; its source's partition when all is well
 * @param seenMillis wall-clock time at which the consumer saw it
 */
public record Delivered(SourcePosition source, int partition, ScoredText text, long seenMillis) {
    public static Delivered of(ConsumerRecord<byte[], byte[]> record, long seenMillis) {
        try {
            ScoredText text = SingleObjectCodec.scoredText().decode(record.value());
            SourcePosition source = new SourcePosition(
                    text.getSource().getTopic(),
                    text.getSource().getPartition(),
                    text.getSource().getOffset());
            return new Delivered(source, record.partition(), text, seenMillis);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
