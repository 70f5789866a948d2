package dev.undertone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.undertone.TestBroker;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How {@code undertone run} ends: with a real broker, the real model and a real signal. */
class RunCommandTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private final StringWriter said = new StringWriter();

    @Test
    void itEndsWithZeroWhenToldToStopAndWithOneWhenItFailed() throws Exception {
        try (TestBroker broker = TestBroker.start(folder.resolve("broker"));
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            assertEquals(ExitCode.OK, execute("topics", "create", "-b", broker.bootstrapServers()));

            CompletableFuture<Integer> stopped = run(broker);
            assertTrue(
                    said.toString().indexOf("is starting: joining the group")
                            < said.toString().indexOf("is running"),
                    said.toString());
            // Not INT: a JVM that a script has put into the background ignores that one.
            Class<?> signal = Class.forName("sun.misc.Signal");
            signal.getMethod("raise", signal)
                    .invoke(null, signal.getConstructor(String.class).newInstance("TERM"));
            assertEquals(ExitCode.OK, stopped.get(PATIENCE.toSeconds(), TimeUnit.SECONDS), said.toString());

            CompletableFuture<Integer> failed = run(broker);
            admin.deleteTopics(List.of("tweets.raw", "transcripts.raw")).all().get();
            assertEquals(ExitCode.FAILED, failed.get(PATIENCE.toSeconds(), TimeUnit.SECONDS), said.toString());
            assertTrue(said.toString().contains("too many stream threads died"), said.toString());
        }
    }

    @Test
    void wrongSettingsForKafkaEndItBeforeItLooksForABroker() {
        int code = execute("run", "--set", "kafka.num.stream.threads=abc", "--set", "windows.size=never");

        assertEquals(ExitCode.USAGE, code);
        assertTrue(said.toString().contains("kafka.num.stream.threads = abc: "), said.toString());
        assertTrue(said.toString().contains("undertone.windows.size = never: "), said.toString());
    }

    @Test
    void aWrongInputSchemaEndsItBeforeItLooksForABroker() {
        int code = execute("run", "-b", "localhost:1", "--set", "input.topics.tweets.raw.schema=no-such-file.avsc");

        assertEquals(ExitCode.USAGE, code);
        assertTrue(
                said.toString()
                        .contains("undertone.input.topics.tweets.raw.schema = no-such-file.avsc: must be a readable"
                                + " file"),
                said.toString());
    }

    @Test
    void scoreSaysWhatInItsEnvironmentIsNotUsed() {
        int code = execute(Map.of("UNDERTONE_SCORE_DEADLIN", "1s"), "score", "--scorer", "vader", "good");

        assertEquals(ExitCode.OK, code);
        assertTrue(said.toString().contains("UNDERTONE_SCORE_DEADLIN in the environment is not used"), said.toString());
    }

    @Test
    void unknownNamesInTheEnvironmentAreSaidNotRefused() {
        // Something else is wrong, so that the command ends.
        int code = execute(Map.of("UNDERTONE_SCORE_DEADLIN", "1s"), "run", "-b", "nowhere.invalid");

        assertEquals(ExitCode.USAGE, code);
        assertTrue(said.toString().contains("UNDERTONE_SCORE_DEADLIN in the environment is not used"), said.toString());
    }

    /** The command in a thread of its own, once it is at work. */
    private CompletableFuture<Integer> run(TestBroker broker) throws InterruptedException {
        said.getBuffer().setLength(0);
        CompletableFuture<Integer> end = CompletableFuture.supplyAsync(() -> execute(
                "run",
                "-b",
                broker.bootstrapServers(),
                "--set",
                "kafka.state.dir=" + folder.resolve("state"),
                "--set",
                "http.port=0",
                "--set",
                "kafka.metadata.max.age.ms=500",
                "--set",
                "stream.max.thread.restarts=0"));
        long start = System.nanoTime();
        while (!said.toString().contains("is running") && !end.isDone()) {
            assertTrue(System.nanoTime() - start < PATIENCE.toNanos(), said.toString());
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return end;
    }

    private int execute(String... arguments) {
        return execute(Map.of(), arguments);
    }

    private int execute(Map<String, String> environment, String... arguments) {
        Terminal terminal = new Terminal(
                new ByteArrayInputStream(new byte[0]),
                new LineOutput(new ByteArrayOutputStream()),
                new PrintWriter(said, true),
                false,
                false,
                false,
                environment);
        return Commands.of(terminal).execute(arguments);
    }
}
