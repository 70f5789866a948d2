package dev.undertone.doctor;

import java.util.List;
import org.rocksdb.RocksDB;

/** Whether the state stores' native library loads. */
record LibraryCheck() implements Check {
    @Override
    public String name() {
        return "libraries";
    }

    @Override
    public List<Finding> examine() {
        try {
            RocksDB.loadLibrary();
            return List.of(Finding.ok(name(), "RocksDB " + RocksDB.rocksdbVersion() + " loads"));
        } catch (LinkageError | RuntimeException e) {
            return List.of(Finding.failed(
                    name(),
                    "RocksDB does not load: " + e.getMessage(),
                    "set ROCKSDB_SHAREDLIB_DIR to a folder that can be written and allows execution"));
        }
    }
}
