package dev.undertone.delivery;

import dev.undertone.ChaosInstance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** One instance of the application, a process with a name and a state folder that outlive it. Threads: one. */
final class Instance implements AutoCloseable {
    /** Among the arguments: the instance has no name in its group. */
    static final String DYNAMIC = "chaos.dynamic";

    /** Among the arguments: the file into which the JVM writes its archive of classes at the end. */
    static final String ARCHIVE_AT_EXIT = "chaos.archive.at.exit";

    /** System property: an archive of classes to start with, made by {@link ArchiveRun}. */
    static final String ARCHIVE = "undertone.drill.archive";

    private static final Duration STOP_LIMIT = Duration.ofSeconds(60);
    private static final int LAST_LINES = 30;

    private final Path folder;
    private final Path readyFile;
    private final Map<String, String> arguments;
    // With its first compiler alone a JVM starts in half the time; several share the cores with broker and feed.
    private final List<String> jvmOptions =
            new ArrayList<>(List.of("-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    private Process process;

    /** @param arguments settings, and options of {@link ChaosInstance} */
    Instance(String name, Path parentFolder, Map<String, String> arguments) throws IOException {
        this.folder = Files.createDirectories(parentFolder.resolve(name));
        this.readyFile = folder.resolve("ready");
        this.arguments = new TreeMap<>(arguments);
        if (this.arguments.remove(DYNAMIC) == null) {
            this.arguments.put("kafka.group.instance.id", name);
        }
        String written = this.arguments.remove(ARCHIVE_AT_EXIT);
        String read = System.getProperty(ARCHIVE);
        if (written != null) {
            jvmOptions.add("-XX:ArchiveClassesAtExit=" + written);
        } else if (read != null) {
            jvmOptions.addAll(List.of("-XX:SharedArchiveFile=" + read, "-Xshare:auto", "-Xlog:cds*=off"));
        }
        this.arguments.put("kafka.client.id", name);
        this.arguments.put("kafka.state.dir", folder.resolve("state").toString());
        this.arguments.put(ChaosInstance.READY_FILE, readyFile.toString());
    }

    void start() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        command.addAll(List.of(
                "-Dlog4j2.configurationFile=log4j2-chaos.properties",
                "-Dundertone.home=" + System.getProperty("undertone.home", ""),
                "-cp",
                System.getProperty("java.class.path"),
                ChaosInstance.class.getName()));
        arguments.forEach((key, value) -> command.add(key + "=" + value));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile().toFile()));
        builder.environment().put("ROCKSDB_SHAREDLIB_DIR", folder.toString());
        builder.environment().put("ORT_DISABLE_TELEMETRY", "1");
        try {
            Files.deleteIfExists(readyFile);
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** Whether Kafka Streams has been running since the last start. */
    boolean isReady() {
        return Files.exists(readyFile);
    }

    /** What the process has said so far, all lives together. */
    List<String> log() {
        try {
            return Files.readAllLines(logFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The end of what it said, for a message. */
    String lastWords() {
        List<String> lines = log();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    }

    private Path logFile() {
        return folder.resolve("log");
    }

    /** SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        awaitExit();
    }

    /** SIGTERM. Fails when the instance does not end by itself in time. */
    void stop() throws InterruptedException {
        boolean wasReady = isReady();
        // Process.destroy would close its standard input as well.
        process.toHandle().destroy();
        int code = awaitExit();
        // 143 is a JVM that ended on SIGTERM after its shutdown hooks.
        if (wasReady && code != 143) {
            throw new AssertionError("exit code " + code + " after SIGTERM:\n" + lastWords());
        }
    }

    private int awaitExit() throws InterruptedException {
        if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("still there " + STOP_LIMIT + " after the signal:\n" + lastWords());
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly();
        }
    }
}
