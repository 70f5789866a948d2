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
    void theModelsShareIsWhatTheAnswersSay() {
        Cell cell = new Cell(Contestant.UNDERTONE, 20, 4, USED, 0, Map.of("MODEL", 15L, "VADER", 4L, "NONE", 1L));

        assertEquals(0.75, cell.modelShare());
    }
}
