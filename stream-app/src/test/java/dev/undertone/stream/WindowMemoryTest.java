package dev.undertone.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;

class WindowMemoryTest {
    private static final int STORES = 4;
    private static final int ENTRIES = 40_000;
    private static final int ENTRY_BYTES = 512;

    /** Some 20 MB into each store: as Kafka Streams opens them, all 80 would stay in memory. */
    @Test
    void storesWriteTheirTablesToTheDiskAndShareACache(@TempDir Path folder) throws Exception {
        List<Options> opened = new ArrayList<>();
        List<RocksDB> stores = new ArrayList<>();
        WindowMemory memory = new WindowMemory();
        try {
            for (int i = 0; i < STORES; i++) {
                Options options =
                        new Options().setCreateIfMissing(true).setTableFormatConfig(new BlockBasedTableConfig());
                opened.add(options);
                memory.setConfig("windows", options, Map.of());
                stores.add(RocksDB.open(options, folder.resolve("store-" + i).toString()));
            }

            Random random = new Random(7);
            for (int entry = 0; entry < ENTRIES; entry++) {
                putEverywhere(stores, entry, random);
            }

            long most = WindowMemory.TABLES * WindowMemory.TABLE_BYTES;
            for (RocksDB store : stores) {
                long tables = store.getLongProperty("rocksdb.cur-size-all-mem-tables");
                assertTrue(tables > 0 && tables <= most + most / 8, "tables hold " + tables);
                assertNotNull(store.get(key(0)), "written to the disk, and read from there");
            }
            long cached = stores.get(0).getLongProperty("rocksdb.block-cache-usage");
            assertTrue(cached > 0 && cached <= WindowMemory.CACHE_BYTES, "the cache holds " + cached);
            assertEquals(cached, stores.get(1).getLongProperty("rocksdb.block-cache-usage"), "one cache for all");
        } finally {
            stores.forEach(RocksDB::close);
            opened.forEach(options -> memory.close("windows", options));
            opened.forEach(Options::close);
        }
    }

    private static void putEverywhere(List<RocksDB> stores, int entry, Random random) throws Exception {
        byte[] value = new byte[ENTRY_BYTES];
        random.nextBytes(value);
        for (RocksDB store : stores) {
            store.put(key(entry), value);
        }
    }

    private static byte[] key(int entry) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(entry).array();
    }
}
