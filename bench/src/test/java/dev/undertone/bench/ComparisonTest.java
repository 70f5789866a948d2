package dev.undertone.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.undertone.bench.report.ResultFile;
import dev.undertone.bench.report.Spread;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    @Test
    void aChangeCountsOnlyWhereNoRoundsOverlap() {
        Spread was = new Spread(List.of(10.0, 12.0));

        assertEquals("apart, more", Comparison.verdict(was, new Spread(List.of(12.5, 13.0))));
        assertEquals("apart, less", Comparison.verdict(was, new Spread(List.of(8.0, 9.9))));
        assertEquals("overlap", Comparison.verdict(was, new Spread(List.of(11.0, 20.0))));
    }

    @Test
    void settingsThatDifferAreSaid() {
        List<String> lines = Comparison.lines(result("1", 10), result("2", 12));

        assertTrue(lines.contains("not the same threads: 1 -> 2"), lines::toString);
    }

    @Test
    void theRatioOfTheMediansIsShown() {
        List<String> lines = Comparison.lines(result("1", 10), result("1", 12));

        assertTrue(lines.get(lines.size() - 1).contains("1.200"), lines::toString);
    }

    private static ResultFile result(String threads, double value) {
        return new ResultFile(
                Map.of("cpu", "one"), Map.of("threads", threads), Map.of("E", new Spread(List.of(value))));
    }
}
