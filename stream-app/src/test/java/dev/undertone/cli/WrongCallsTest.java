package dev.undertone.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a host can be wrong about: each gives one clear message. {@code bin/wrong-calls} shows these and a full disk. */
class WrongCallsTest {
    private static final Path MODEL =
            Path.of(System.getProperty("undertone.home", "..")).resolve("models/undertone-small");

    @TempDir
    Path folder;

    @Test
    void aBrokenModelNamesItsFile() throws Exception {
        for (String file : new String[] {"config.json", "tokenizer.json"}) {
            Files.copy(MODEL.resolve(file), folder.resolve(file));
        }
        Path onnx = Files.writeString(folder.resolve("model.onnx"), "not a graph");

        CommandRun run = CommandRun.of("score", "--model", folder.toString(), "x");

        assertMessage(run, ExitCode.NOT_READY, onnx + " is not an ONNX graph");
    }

    @Test
    void aFileThatMayNotBeReadIsNamed() throws Exception {
        Path file = Files.writeString(folder.resolve("texts.txt"), "good\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        Assumptions.assumeFalse(Files.isReadable(file), "root may read everything");

        assertMessage(CommandRun.of("score", "--file", file.toString()), ExitCode.FAILED, file + ": no permission");
    }

    @Test
    void settingsInAnotherEncodingAreRefusedWithTheirFile() throws Exception {
        Path file = Files.write(
                folder.resolve("latin1.properties"), "undertone.topic.dlq = caf\u00e9".getBytes(ISO_8859_1));

        CommandRun run = CommandRun.of("score", "--config", file.toString(), "x");

        assertEquals(ExitCode.USAGE, run.code(), run.err());
        assertTrue(run.err().contains("--config " + file + ": is not UTF-8; save it as that"), run.err());
    }

    @Test
    void aTextInAnotherEncodingCostsItsLineOnly() throws Exception {
        Path file = Files.write(folder.resolve("latin1.txt"), "good\ncaf\u00e9\nbad\n".getBytes(ISO_8859_1));

        CommandRun run = CommandRun.of("score", "--scorer", "vader", "--file", file.toString());

        assertEquals(ExitCode.FAILED, run.code(), run.err());
        assertEquals(3, run.lines().size(), run.out());
        assertTrue(run.lines().get(1).contains("line 2: the value is not valid UTF-8"), run.out());
    }

    @Test
    void aDirectoryIsNoSettingsFile() {
        CommandRun run = CommandRun.of("score", "--config", folder.toString(), "x");

        assertTrue(run.err().contains("--config " + folder + ": is a directory"), run.err());
    }

    private static void assertMessage(CommandRun run, int code, String message) {
        assertEquals(code, run.code(), run.err());
        assertTrue(run.err().startsWith("undertone: " + message), run.err());
        assertFalse(run.err().contains("\tat "), run.err());
    }
}
