package dev.undertone.vader;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Python's {@code round}: to the nearest decimal of the exact binary value, ties to even. */
final class Rounding {
    /** Products further than this from a tie round the same way as the exact value. */
    private static final double DOUBTFUL = 1e-6;

    private Rounding() {}

    static double toThreeDecimals(double share) {
        return round(share, 3, 1e3);
    }

    static double toFourDecimals(double share) {
        return round(share, 4, 1e4);
    }

    private static double round(double share, int decimals, double power) {
        double scaled = share * power;
        double nearest = Math.rint(scaled);
        if (Math.abs(scaled - nearest) > 0.5 - DOUBTFUL) {
            nearest = new BigDecimal(share)
                    .setScale(decimals, RoundingMode.HALF_EVEN)
                    .unscaledValue()
                    .intValue();
        }
        // The sum makes 0 of -0.
        return nearest / power + 0.0;
    }
}
