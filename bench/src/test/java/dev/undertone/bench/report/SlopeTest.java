package dev.undertone.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class SlopeTest {
    @Test
    void pointsOnALineHaveItsSlopeWithoutError() {
        Slope slope = Slope.of(new double[] {1, 2, 4}, new double[] {5, 3, -1});

        assertEquals(-2, slope.perUnit(), 1e-12);
        assertEquals(0, slope.error(), 1e-12);
    }

    /** By hand: the residues are 1/3, -2/3 and 1/3, so the error is the root of (6/9) / 1 / 2. */
    @Test
    void theErrorIsThatOfLeastSquares() {
        Slope slope = Slope.of(new double[] {0, 1, 2}, new double[] {0, 0, 2});

        assertEquals(1, slope.perUnit(), 1e-12);
        assertEquals(Math.sqrt(6.0 / 9 / 2), slope.error(), 1e-12);
    }

    @Test
    void twoPointsAreTooFew() {
        assertThrows(IllegalArgumentException.class, () -> Slope.of(new double[] {0, 1}, new double[] {0, 1}));
    }

    @Test
    void pointsAtOnePlaceHaveNoSlope() {
        assertThrows(IllegalArgumentException.class, () -> Slope.of(new double[] {1, 1, 1}, new double[] {0, 1, 2}));
    }
}
