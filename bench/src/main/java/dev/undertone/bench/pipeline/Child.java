package dev.undertone.bench.pipeline;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A process of ours: says {@code ready} when it is, answers a line with its vitals, and ends when its input does.
 *
 * <p>Threads: one.
 */
final class Child implements AutoCloseable {
    private static final Duration STOP_LIMIT = Duration.ofSeconds(60);
    private static final int LOG_LINES = 12;

    private final Process process;
    private final BufferedReader out;
    private final Writer in;
    private final Path log;
    private final Path libraries;

    private Child(Process process, Path log, Path libraries) {
        this.process = process;
        this.out = process.inputReader();
        this.in = process.outputWriter();
        this.log = log;
        this.libraries = libraries;
    }

    /**
     * What a process has used so far.
     *
     * @param cpuNanos CPU time of all its threads
     * @param allocatedBytes of its living Java threads; 0 for other languages
     * @param heapBytes in use on the Java heap
     * @param compilerNanos the JIT compilers' part of the CPU time; 0 where it is unknown
     */
    record Vitals(long cpuNanos, long allocatedBytes, long heapBytes, long compilerNanos) {
        Vitals plus(Vitals other) {
            return new Vitals(
                    cpuNanos + other.cpuNanos,
                    allocatedBytes + other.allocatedBytes,
                    heapBytes + other.heapBytes,
                    compilerNanos + other.compilerNanos);
        }

        /** What was used since an earlier look; the heap stays what it is now. */
        Vitals minus(Vitals other) {
            return new Vitals(
                    cpuNanos - other.cpuNanos,
                    allocatedBytes - other.allocatedBytes,
                    heapBytes,
                    compilerNanos - other.compilerNanos);
        }
    }

    /** The Java heap right after a full collection, in bytes. */
    record Heap(long used, long committed) {}

    /** Starts a command and waits until it is ready. */
    static Child start(List<String> command, Path log) throws IOException {
        Child child = begin(command, log);
        child.awaitReady();
        return child;
    }

    /** Starts a command; it is of use after {@link #awaitReady}. */
    static Child begin(List<String> command, Path log) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().put("ORT_DISABLE_TELEMETRY", "1");
        // Its own: RocksDB unpacks its library over the one that is there, which another may be about to load.
        Path libraries = Files.createTempDirectory(log.toAbsolutePath().getParent(), "native-");
        builder.environment().put("ROCKSDB_SHAREDLIB_DIR", libraries.toString());
        return new Child(builder.start(), log, libraries);
    }

    void awaitReady() throws IOException {
        expect("ready");
    }

    /** The command of a main class of ours, with this process's Java and class path. */
    static List<String> java(Class<?> main, List<String> options, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of(
                "-Dundertone.home=" + System.getProperty("undertone.home", "."),
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(arguments);
        return command;
    }

    /** Settings as arguments. */
    static List<String> pairs(Map<String, String> settings) {
        return settings.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .sorted()
                .toList();
    }

    Vitals vitals() throws IOException {
        String[] numbers = ask("vitals");
        return new Vitals(
                Long.parseLong(numbers[1]),
                Long.parseLong(numbers[2]),
                Long.parseLong(numbers[3]),
                ProcFiles.compilerNanos(process.pid()));
    }

    /** Collects its garbage and looks at the heap; for those of Java. */
    Heap collect() throws IOException {
        String[] numbers = ask("heap");
        return new Heap(Long.parseLong(numbers[1]), Long.parseLong(numbers[2]));
    }

    private String[] ask(String word) throws IOException {
        in.write(word + "\n");
        in.flush();
        return expect(word).split(" ", -1);
    }

    long pid() {
        return process.pid();
    }

    private String expect(String word) throws IOException {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(word)) {
                return line;
            }
        }
        throw new IOException("the process ended before it said \"" + word + "\"; its log ends so:\n" + logEnd());
    }

    /** The log itself goes with the folder it lies in. */
    private String logEnd() throws IOException {
        List<String> lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()));
    }

    /** SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Asks it to end in its own order, and waits. */
    void stop() throws IOException, InterruptedException {
        in.close();
        if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            throw new IOException("the process did not end within " + STOP_LIMIT + "; its log is " + log);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try (Stream<Path> unpacked = Files.list(libraries)) {
            for (Path library : unpacked.toList()) {
                Files.deleteIfExists(library);
            }
        } catch (IOException e) {
            // They go with the folder.
            return;
        }
    }
}
