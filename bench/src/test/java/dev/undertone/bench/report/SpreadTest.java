package dev.undertone.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {
    @Test
    void theMedianOfAnOddNumberOfRoundsIsTheMiddleOne() {
        assertEquals(2, new Spread(List.of(9.0, 1.0, 2.0)).median());
    }

    @Test
    void theMedianOfAnEvenNumberOfRoundsIsTheMeanOfTheMiddleTwo() {
        assertEquals(2.5, new Spread(List.of(4.0, 1.0, 2.0, 3.0)).median());
    }

    @Test
    void theTextShowsMedianSmallestAndLargest() {
        assertEquals("0.98 [0.97..1.02]", new Spread(List.of(1.02, 0.97, 0.98)).text(2));
    }

    @Test
    void noRoundIsNoResult() {
        assertThrows(IllegalArgumentException.class, () -> new Spread(List.of()));
    }
}
