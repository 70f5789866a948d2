package dev.undertone.quickstart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The whole of it: a real broker, the real model. */
class QuickstartCommandTest {
    private static final Pattern FED = Pattern.compile("Counts add up: (\\d+) fed = (\\d+) model");
    private static final Pattern DATA = Pattern.compile("data in (\\S+)");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void aShortRunEndsWithCountsThatAddUpAndTheModelsAnswers() throws IOException {
        int exitCode;
        int taken;
        try (ServerSocket neighbour = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            taken = neighbour.getLocalPort();
            exitCode = execute(
                    "quickstart", "--for", "6s", "--port", Integer.toString(taken), "--set", "score.deadline=2s");
        }

        String shown = out.toString();
        assertEquals(0, exitCode, shown + err);
        assertTrue(shown.contains("Port " + taken + " is taken; the broker gets "), shown);
        assertTrue(shown.contains("echo love it | "), "an example that ends by itself: " + shown);
        Matcher counts = FED.matcher(shown);
        assertTrue(counts.find(), shown);
        long fed = Long.parseLong(counts.group(1));
        assertTrue(fed >= 60, "half of what 6 s at 20 a second give: " + shown);
        // The share is the machine's business; on a quiet one it is 1.
        assertTrue(Long.parseLong(counts.group(2)) >= 0.5 * fed, shown);
        Matcher data = DATA.matcher(shown);
        assertTrue(data.find(), shown);
        assertFalse(Files.exists(Path.of(data.group(1))), "the temporary folder is gone");
        assertFalse(shown.contains("\u001B"), "plain lines without a terminal");
        assertEquals("", err.toString());
    }

    @Test
    void wrongSettingsEndBeforeAnythingStarts(@TempDir Path folder) {
        int exitCode = execute(
                "quickstart", "--data-dir", folder.toString(), "--set", "windows.size=never", "--set", "no.such=1");

        assertEquals(2, exitCode);
        assertTrue(err.toString().contains("undertone.windows.size = never"), err.toString());
        assertTrue(err.toString().contains("undertone.no.such"), err.toString());
        assertFalse(Files.exists(folder.resolve("broker")));
    }

    @Test
    void wrongOptionsAreExplained() {
        assertEquals(2, execute("quickstart", "--for", "soon"));
        assertTrue(err.toString().contains("must be a duration like"), err.toString());
    }

    private int execute(String... arguments) {
        CommandLine commandLine = Main.commandLine();
        commandLine.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return commandLine.execute(arguments);
    }
}
