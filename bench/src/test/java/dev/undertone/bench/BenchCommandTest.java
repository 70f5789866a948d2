package dev.undertone.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.undertone.bench.report.ResultFile;
import dev.undertone.bench.report.Spread;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class BenchCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final CommandLine undertone =
            Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));

    @Test
    void theHelpTeachesWithAnExample() {
        int code = undertone.execute("bench", "--help");

        assertEquals(0, code);
        assertTrue(out.toString().contains("undertone bench --quick"), out::toString);
    }

    @Test
    void twoResultsAreComparedWithoutMeasuring(@TempDir Path folder) throws Exception {
        Path before = folder.resolve("before.json");
        Path after = folder.resolve("after.json");
        result(10).write(before);
        result(15).write(after);

        int code = undertone.execute("bench", "--compare", before.toString(), after.toString());

        assertEquals(0, code, err::toString);
        assertTrue(out.toString().contains("apart, more"), out::toString);
    }

    @Test
    void withoutAPythonItSaysHowToMakeOne() {
        int code = undertone.execute("bench", "--python", "no/such/python");

        assertEquals(2, code);
        assertTrue(err.toString().contains("requirements.txt"), err::toString);
    }

    private static ResultFile result(double value) {
        return new ResultFile(Map.of(), Map.of(), Map.of("E", new Spread(List.of(value))));
    }
}
