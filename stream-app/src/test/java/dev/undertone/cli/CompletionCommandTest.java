package dev.undertone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletionCommandTest {
    @TempDir
    Path folder;

    @Test
    void bashCompletesCommandsAndOptions() throws Exception {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "no bash here");
        Path script = Files.writeString(
                folder.resolve("completion"),
                CommandRun.of("completion", "bash").out());

        assertEquals(List.of("doctor"), completions(script, "undertone do"));
        assertEquals(List.of("pull"), completions(script, "undertone models pu"));
        assertEquals(List.of("--from-beginning"), completions(script, "undertone tail --from"));
    }

    @Test
    void anUnknownShellIsRefused() {
        CommandRun run = CommandRun.of("completion", "tcsh");

        assertEquals(ExitCode.USAGE, run.code());
        assertTrue(run.err().contains("tcsh"), run.err());
    }

    private static List<String> completions(Path script, String typed) throws Exception {
        String[] words = typed.split(" ", -1);
        String question = "source " + script + "; COMP_WORDS=(" + typed + "); COMP_CWORD=" + (words.length - 1)
                + "; COMP_LINE='" + typed + "'; COMP_POINT=" + typed.length()
                + "; _complete_undertone; printf '%s\\n' \"${COMPREPLY[@]}\"";
        Process bash = new ProcessBuilder("/bin/bash", "-c", question)
                // Outside of a completion, compopt complains.
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String answer = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, bash.waitFor(), answer);
        return answer.lines().map(String::strip).toList();
    }
}
