package dev.undertone.bench.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What Linux says of a process in {@code /proc}. */
final class ProcFiles {
    /** The kernel counts CPU time in ticks of 10 ms, on every machine. */
    private static final long TICK_NANOS = 10_000_000;

    private ProcFiles() {}

    /** Whether there is such a thing here. */
    static boolean present() {
        return Files.isReadable(Path.of("/proc/self/status"));
    }

    /**
     * What a process holds.
     *
     * @param residentBytes of memory
     * @param tables open files that are tables of RocksDB
     * @param openFiles the other open files, sockets and pipes among them
     */
    record Held(long residentBytes, int tables, int openFiles, int threads) {}

    static Held held(long pid) throws IOException {
        List<String> status = Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"));
        List<Path> files;
        try (Stream<Path> listed = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
            files = listed.toList();
        }
        int tables = (int) files.stream().filter(ProcFiles::isTable).count();
        return new Held(
                number(status, "VmRSS:") << 10, tables, files.size() - tables, (int) number(status, "Threads:"));
    }

    private static boolean isTable(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().endsWith(".sst");
        } catch (IOException e) {
            // It was closed meanwhile.
            return false;
        }
    }

    private static long number(List<String> status, String field) {
        return status.stream()
                .filter(line -> line.startsWith(field))
                .map(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no " + field + " in " + status));
    }

    /** CPU time of a JVM's JIT compilers; 0 for other processes and other systems. */
    static long compilerNanos(long pid) {
        try (Stream<Path> threads = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
            return threads.mapToLong(ProcFiles::compilerTicks).sum() * TICK_NANOS;
        } catch (IOException | UncheckedIOException e) {
            return 0;
        }
    }

    private static long compilerTicks(Path thread) {
        try {
            return compilerTicks(Files.readString(thread.resolve("stat")));
        } catch (IOException e) {
            // It ended meanwhile.
            return 0;
        }
    }

    /** User and system time of a line of {@code stat}, if it is a compiler's. */
    static long compilerTicks(String stat) {
        int end = stat.lastIndexOf(')');
        if (!stat.contains("(C1 Compiler") && !stat.contains("(C2 Compiler")) {
            return 0;
        }
        // The state is the third field and stands first behind the name; the times are the 14th and 15th.
        String[] fields = stat.substring(end + 2).split(" ", -1);
        return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    }
}
