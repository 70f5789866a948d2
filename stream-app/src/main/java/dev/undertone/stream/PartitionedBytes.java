package dev.undertone.stream;

import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.StreamPartitioner;

/**
 * A value on its way out, and the partition it belongs to: the number its source had, so that records without a key keep
 * their order too.
 */
record PartitionedBytes(byte[] bytes, int partition) {
    static Serde<PartitionedBytes> serde() {
        return Serdes.serdeFrom((topic, value) -> value.bytes(), (topic, bytes) -> {
            throw new UnsupportedOperationException("only written, never read");
        });
    }

    static StreamPartitioner<byte[], PartitionedBytes> partitioner() {
        return (topic, key, value, partitions) -> Optional.of(Set.of(value.partition() % partitions));
    }
}
