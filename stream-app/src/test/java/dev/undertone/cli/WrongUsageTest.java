package dev.undertone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrongUsageTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "tial x | no such command: tial; did you mean tail?",
                "topics creat | no such command: creat; did you mean create?",
                "tail --form-beginning x | no such option: --form-beginning; did you mean --from-beginning?",
                "tail x y | no such argument: y",
                "tail | Missing required parameter: 'TOPIC'",
                "produce | Missing required option: '--topic=TOPIC'",
                "tail x --timeout soon | 'soon' must be a duration like 250ms, 60s, 5m, 1h or 7d",
                "score --format csv x | score reads text or jsonl, not csv",
                "score --file /does/not/exist | --file /does/not/exist: no such file",
                "produce -t x --rate -1 | --rate -1.0: must be",
                "produce -t x --format text --key-field id | --key-field needs a format with fields",
                "tail x -b nonsense | wrong settings for Kafka: Invalid url in bootstrap.servers: nonsense",
                "score --config /does/not/exist x | --config /does/not/exist: no such file",
            })
    void aWrongCallSaysWhatIsWrongAndEndsWith2(String call, String message) {
        CommandRun run = CommandRun.of(call.split(" "));

        assertEquals(ExitCode.USAGE, run.code(), run.err());
        assertTrue(run.err().contains(message), run.err());
        assertFalse(run.err().contains("\tat "), run.err());
        assertEquals("", run.out());
    }

    @Test
    void everyFaultOfTheSettingsIsNamedAtOnce() {
        CommandRun run = CommandRun.of("run", "--set", "score.deadlin=1s", "--set", "text.max.chars=many");

        assertEquals(ExitCode.USAGE, run.code());
        assertEquals(
                List.of(
                        "undertone: wrong settings; nothing was started",
                        "  undertone.score.deadlin = 1s: no such setting; did you mean undertone.score.deadline?",
                        "  undertone.text.max.chars = many: must be [1,...,1000000]"),
                run.err().lines().toList());
    }

    @Test
    void aMissingModelEndsWith3() {
        CommandRun run =
                CommandRun.of("score", "--model", folder.resolve("none").toString(), "x");

        assertEquals(ExitCode.NOT_READY, run.code());
        assertTrue(run.err().startsWith("undertone: no model directory at "), run.err());
    }

    @Test
    void aTraceIsShownOnlyWhenAskedFor() {
        CommandRun run = CommandRun.of(
                "score", "--debug", "--model", folder.resolve("none").toString(), "x");

        assertTrue(run.err().contains("\tat dev.undertone."), run.err());
    }

    @Test
    void noBrokerIsOneLine() throws Exception {
        int closedPort;
        try (ServerSocket socket = new ServerSocket(0)) {
            closedPort = socket.getLocalPort();
        }

        CommandRun run = CommandRun.of("topics", "create", "-b", "localhost:" + closedPort);

        assertEquals(ExitCode.FAILED, run.code());
        assertEquals(
                "undertone: no Kafka broker answers at localhost:" + closedPort + "; start one there, or give another"
                        + " address with --bootstrap-servers HOST:PORT",
                run.err().strip());
    }

    @Test
    void aTableWithoutTextsIsRefusedBeforeAnythingIsSent() throws Exception {
        Path table = Files.writeString(folder.resolve("t.csv"), "a,b\n1,2\n");

        CommandRun run = CommandRun.of("produce", "-t", "x", "-f", table.toString());

        assertEquals(ExitCode.USAGE, run.code());
        assertTrue(run.err().contains("no column text; its first line names a, b"), run.err());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "run",
                "topics",
                "topics create",
                "produce",
                "tail",
                "score",
                "config",
                "doctor",
                "completion"
            })
    void everyCommandExplainsItselfIn80Columns(String command) {
        String[] words = (command + " --help").strip().split(" ");

        CommandRun run = CommandRun.of(words);

        assertEquals(ExitCode.OK, run.code());
        assertTrue(run.out().startsWith("Usage: undertone"), run.out());
        assertTrue(command.equals("topics") || run.out().contains("Examples:"), run.out());
        assertTrue(run.lines().stream().allMatch(line -> line.length() <= 80), run.out());
        assertEquals("", run.err(), Arrays.toString(words));
    }

    @Test
    void withoutACommandTheHelpIsShownOnStandardError() {
        CommandRun run = CommandRun.of();

        assertEquals(ExitCode.USAGE, run.code());
        assertTrue(run.err().contains("Exit codes:"), run.err());
    }
}
