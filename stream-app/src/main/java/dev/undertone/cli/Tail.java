package dev.undertone.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/** Prints what a consumer reads, as it comes. Threads: one; {@code wakeup} on the consumer ends it from another. */
final class Tail {
    private static final Duration LONGEST_POLL = Duration.ofMillis(500);

    private final Consumer<byte[], byte[]> consumer;
    private final LineOutput out;
    private final LongSupplier nanos;
    private final RecordView view;

    Tail(Consumer<byte[], byte[]> consumer, RecordView view, LineOutput out, LongSupplier nanos) {
        this.consumer = consumer;
        this.view = view;
        this.out = out;
        this.nanos = nanos;
    }

    void from(Collection<TopicPartition> partitions, boolean beginning) {
        consumer.assign(partitions);
        if (beginning) {
            consumer.seekToBeginning(partitions);
        } else {
            consumer.seekToEnd(partitions);
            // Seeking is lazy: asked now, a record that comes next is seen.
            partitions.forEach(consumer::position);
        }
    }

    /**
     * Prints until enough was printed or nothing came for long enough. Somebody who wakes the consumer ends it with the
     * consumer's exception; every line read before has been written.
     *
     * @param max records to print; 0 for no limit
     * @param quiet how long to wait for a record; zero for ever
     */
    void print(long max, Duration quiet) throws IOException {
        long printed = 0;
        long heardAt = nanos.getAsLong();
        while (quiet.isZero() || nanos.getAsLong() - heardAt < quiet.toNanos()) {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(LONGEST_POLL);
            for (ConsumerRecord<byte[], byte[]> record : records) {
                out.line(view.line(record));
                if (++printed == max) {
                    out.flush();
                    return;
                }
            }
            if (!records.isEmpty()) {
                heardAt = nanos.getAsLong();
                out.flush();
            }
        }
    }
}
