package dev.undertone.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;

/**
 * Sends records and believes only the acknowledgements.
 *
 * <p>Threads: one sends; the producer's own counts.
 */
final class Delivery implements AutoCloseable {
    private final Producer<byte[], byte[]> producer;
    private final String topic;
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicReference<@Nullable Exception> firstError = new AtomicReference<>();
    private volatile boolean hopeless;
    private long sent;

    Delivery(Producer<byte[], byte[]> producer, String topic) {
        this.producer = producer;
        this.topic = topic;
    }

    /** Hands a record to the producer; blocks while its buffer is full. */
    @SuppressWarnings("FutureReturnValueIgnored") // The callback hears of everything.
    void send(byte @Nullable [] key, byte[] value) {
        sent++;
        producer.send(new ProducerRecord<>(topic, key, value), (metadata, error) -> {
            if (error == null) {
                acknowledged.incrementAndGet();
            } else {
                failed.incrementAndGet();
                firstError.compareAndSet(null, error);
                // Anything but a fault of the record itself will befall the next one too, after a long wait.
                hopeless |= !(error instanceof RecordTooLargeException || error instanceof InvalidRecordException);
            }
        });
    }

    /** Whether there is no point in sending more. */
    boolean isHopeless() {
        return hopeless;
    }

    /** Waits until every record sent is acknowledged or has failed, which the delivery timeout bounds. */
    void flush() {
        producer.flush();
    }

    long sent() {
        return sent;
    }

    long acknowledged() {
        return acknowledged.get();
    }

    long failed() {
        return failed.get();
    }

    Optional<Exception> firstError() {
        return Optional.ofNullable(firstError.get());
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
