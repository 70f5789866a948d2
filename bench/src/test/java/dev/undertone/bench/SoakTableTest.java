package dev.undertone.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.undertone.bench.pipeline.Soak;
import dev.undertone.bench.report.Slope;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SoakTableTest {
    private static final int SAMPLES = 121;
    private static final long MEGABYTE = 1_000_000;

    @Test
    void whatStaysTheSameDoesNotGrow() {
        SoakTable table = soak(sample -> 80 * MEGABYTE);

        assertEquals(SoakTable.Verdict.NO_GROWTH, table.verdict());
    }

    @Test
    void aHeapThatRisesBySixMegabytesAnHourGrows() {
        SoakTable table = soak(sample -> 80 * MEGABYTE + sample * 6L * MEGABYTE / (SAMPLES - 1));

        assertEquals(6, table.slope(SoakTable.Held.HEAP).perUnit(), 1e-3);
        assertEquals(SoakTable.Verdict.GROWTH, table.verdict());
    }

    @Test
    void ofATryNobodyCanTellThatItGrows() {
        SoakTable table = soak(2, sample -> 80 * MEGABYTE + sample * 6L * MEGABYTE);

        assertEquals(SoakTable.Verdict.CANNOT_TELL, table.verdict());
    }

    @Test
    void whatFillsInTheFirstFifthIsNoGrowth() {
        SoakTable table = soak(sample -> Math.min(sample, SAMPLES / 5) * 10L * MEGABYTE);

        assertEquals(SoakTable.Verdict.NO_GROWTH, table.verdict());
    }

    @Test
    void aSlopeLessCertainThanItsToleranceIsNoVerdict() {
        assertEquals(SoakTable.Verdict.CANNOT_TELL, SoakTable.Held.HEAP.judge(new Slope(1, 10)));
        assertEquals(SoakTable.Verdict.CANNOT_TELL, SoakTable.Held.HEAP.judge(new Slope(9, 10)));
    }

    @Test
    void theTableHasARowForAllThatIsJudgedAndEndsWithTheVerdict() {
        List<String> lines = soak(sample -> 80 * MEGABYTE).lines();

        assertEquals(
                Arrays.stream(SoakTable.Held.values())
                        .filter(SoakTable.Held::isJudged)
                        .count(),
                lines.stream().filter(line -> line.endsWith("  no growth")).count());
        assertTrue(lines.get(lines.size() - 1).startsWith("verdict: no growth"), lines::toString);
    }

    /** An hour with a sample every 30 s; at each there is one table more, which nobody judges. */
    private static SoakTable soak(IntToLongFunction heapBytes) {
        return soak(30, heapBytes);
    }

    private static SoakTable soak(double every, IntToLongFunction heapBytes) {
        List<Soak.Sample> samples = IntStream.range(0, SAMPLES)
                .mapToObj(i -> new Soak.Sample(
                        every * i,
                        heapBytes.applyAsLong(i),
                        1500 * MEGABYTE,
                        400 * MEGABYTE,
                        i,
                        200,
                        60,
                        i * 1000L,
                        i * 30L))
                .toList();
        return new SoakTable(new Soak.Result(1, 3600, 3600, 3600, samples));
    }
}
