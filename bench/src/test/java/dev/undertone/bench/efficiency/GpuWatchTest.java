package dev.undertone.bench.efficiency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class GpuWatchTest {
    @Test
    void aDeviceIsTheCpuOrHasANumber() {
        assertNull(GpuWatch.numberOf("cpu"));
        assertEquals(1, GpuWatch.numberOf("tensorrt:1"));
    }

    @Test
    void theFirstSampleLooksBackTooFarToCount() {
        double busy = GpuWatch.busy(List.of("0", "90", " 100 "));

        assertEquals(0.95, busy);
    }

    @Test
    void aDriverThatDoesNotAnswerIsAnError() {
        List<String> nothing = List.of("NVIDIA-SMI has failed");

        assertThrows(IllegalStateException.class, () -> GpuWatch.busy(nothing));
    }
}
