package dev.undertone.stream;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;

/**
 * Bounds what the stores of the windows take outside of the heap. As Kafka Streams opens them, each store of each task may
 * fill three tables of 16 MB before it must wait for the disk, and a cache of 50 MB beside: with 24 partitions of windows
 * some gigabytes, hours after the start.
 *
 * <p>Kafka Streams makes one for each store. Threads: any.
 */
public final class WindowMemory implements RocksDBConfigSetter {
    /** A store writes a table to the disk when it is so large. */
    static final long TABLE_BYTES = 4L << 20;

    /** One that is filled, one on its way to the disk. */
    static final int TABLES = 2;

    /** What was read from the disk, of all stores together. */
    static final long CACHE_BYTES = 32L << 20;

    /** Made when the first store opens, which has loaded the library; it lives as long as the process. */
    private static final class Shared {
        private static final LRUCache CACHE = new LRUCache(CACHE_BYTES);
    }

    @Override
    public void setConfig(String store, Options options, Map<String, Object> configs) {
        if (options.tableFormatConfig() instanceof BlockBasedTableConfig blocks) {
            blocks.setBlockCache(Shared.CACHE);
            blocks.setCacheIndexAndFilterBlocks(true);
            options.setTableFormatConfig(blocks);
        }
        options.setWriteBufferSize(TABLE_BYTES);
        options.setMaxWriteBufferNumber(TABLES);
    }

    @Override
    public void close(String store, Options options) {
        // What the stores share is not one store's to close.
    }
}
