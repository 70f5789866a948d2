package dev.undertone.vader;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RoundingTest {
    private static final long SEED = 3;

    @Test
    void itRoundsTheExactBinaryValue() {
        Random random = new Random(SEED);

        for (int round = 0; round < 200_000; round++) {
            double value = (random.nextInt(20_001) - 10_000 + random.nextInt(3) * 0.5) / 10_000;
            double expected =
                    new BigDecimal(value).setScale(4, RoundingMode.HALF_EVEN).doubleValue();
            assertEquals(expected, Rounding.toFourDecimals(value) + 0.0, "seed " + SEED + ", value " + value);
        }
    }

    @Test
    void zeroHasNoSign() {
        assertEquals("0.0", Double.toString(Rounding.toFourDecimals(-1e-9)));
    }
}
