package dev.undertone.bench.efficiency;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Over the built-in model; no figure of the clock is asserted, since machines differ. */
class EfficiencyTest {
    private static final Path MODEL =
            Path.of(System.getProperty("undertone.home", "..")).resolve("models/undertone-small");
    private static Efficiency measured;

    @BeforeAll
    static void measure() throws Exception {
        List<String> texts = IntStream.range(0, 2000)
                .mapToObj(i -> "text " + i + " and what was said about it".repeat(i % 7))
                .toList();
        Efficiency.Plan plan =
                new Efficiency.Plan(MODEL, 256, 1, Duration.ofMillis(200), Duration.ofMillis(300), Map.of());
        measured = Efficiency.measure(plan, texts, (round, of) -> {});
    }

    @Test
    void scoresAreTheSameBitsAsOneByOne() {
        assertTrue(measured.scoresAreEqual());
    }

    @Test
    void theDeviceComputesNoFewerTokensThanThereAre() {
        double padding = measured.rounds().get(0).padding();

        assertTrue(padding > 0 && padding <= 1, () -> "P is " + padding);
    }

    @Test
    void theTableNamesEveryFigure() {
        String lines = String.join("\n", measured.lines());

        assertTrue(lines.contains("E  ") && lines.contains("P  ") && lines.contains("U  "), lines);
    }
}
