package dev.undertone.bench.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CellTest {
    private static final Child.Vitals USED = new Child.Vitals(3_000_000, 40_000, 0, 400_000);

    @Test
    void numbersArePerRecord() {
        Cell cell = new Cell(Contestant.NAIVE, 20, 4, USED, 200_000, Map.of());

        assertEquals(5, cell.perSecond());
        assertEquals(150, cell.cpuMicros());
        assertEquals(20, cell.compilerMicros());
        assertEquals(10, cell.brokerCpuMicros());
        assertEquals(2000, cell.allocatedBytes());
    }

    @Test
    void theModelHasWhatTheFallbackLeaves() {
        Cell cell = new Cell(Contestant.UNDERTONE, 20, 4, USED, 0, Map.of("LAG_SHED", 4L, "DEADLINE_QUEUED", 1L));

        assertEquals(0.75, cell.modelShare());
        assertEquals(0.2, cell.fallbackShare("LAG_SHED"));
    }
}
