package dev.undertone.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.undertone.bench.report.ResultFile;
import dev.undertone.bench.report.Spread;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
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

    /** Ten records are worked off before anything can be measured. */
    @Test
    void aCellThatGivesNoFigureIsLeftOutAndDoesNotEndTheRun(@TempDir Path folder) throws Exception {
        Path json = folder.resolve("result.json");

        int code = undertone.execute(
                "bench",
                "--contestants",
                "PASS_THROUGH",
                "--backlog",
                "10",
                "--rounds",
                "1",
                "--warm-up",
                "30s",
                "--length",
                "4s",
                "--only-capacity",
                "--json",
                json.toString());

        assertEquals(0, code, err::toString);
        assertTrue(out.toString().contains("left out: pass-through wrote"), out::toString);
        assertTrue(ResultFile.read(json).measures().isEmpty());
    }

    @Test
    void theOtherMeasurementsTeachWithExamplesToo() {
        int growth = undertone.execute("bench", "growth", "--help");
        int soak = undertone.execute("bench", "soak", "--help");

        assertEquals(0, growth + soak);
        assertTrue(out.toString().contains("undertone bench growth --vader --axes keys"), out::toString);
        assertTrue(out.toString().contains("undertone bench soak --for 2m"), out::toString);
    }

    @Test
    void aCellOfGrowthTakesAMinuteAtMost() {
        int code = undertone.execute("bench", "growth", "--warm-up", "40s", "--length", "21s");

        assertEquals(2, code);
        assertTrue(err.toString().contains("60 s at most"), err::toString);
    }

    @Test
    void anUnknownAxisIsRefusedWithThoseThereAre() {
        int code = undertone.execute("bench", "growth", "--axes", "depth");

        assertEquals(2, code);
        assertTrue(err.toString().toLowerCase(Locale.ROOT).contains("instances, words, keys"), err::toString);
    }

    @Test
    void aSoakOfFewSamplesIsRefused() {
        int code = undertone.execute("bench", "soak", "--for", "2m", "--every", "30s");

        assertEquals(2, code);
        assertTrue(err.toString().contains("12 samples"), err::toString);
    }

    @Test
    void aSoakBeyondTheCapacityIsRefused() {
        int code = undertone.execute("bench", "soak", "--load", "1.5");

        assertEquals(2, code);
        assertTrue(err.toString().contains("--load"), err::toString);
    }

    private static ResultFile result(double value) {
        return new ResultFile(Map.of(), Map.of(), Map.of("E", new Spread(List.of(value))));
    }
}
