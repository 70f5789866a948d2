package dev.undertone.vader;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ContrastRuleTest {
    private static final long SEED = 7;

    @Test
    void theFirstOfEqualValuesIsShifted() {
        double[] values = {1.0, 2.0, 1.0};

        new ContrastRule(RuleTrace.NONE).shiftFew(values, new int[] {0, 2, 3}, 3, 1);

        // The last 1.0 finds itself, for the first has become 0.5 by then.
        assertArrayEquals(new double[] {0.5, 3.0, 1.5}, values);
    }

    @Test
    void theFastWayEqualsTheSearch() {
        Random random = new Random(SEED);
        ContrastRule rule = new ContrastRule(RuleTrace.NONE);

        for (int round = 0; round < 20_000; round++) {
            int count = 1 + random.nextInt(80);
            double[] searched = new double[count];
            int[] positions = new int[count];
            for (int index = 0; index < count; index++) {
                // Halves and one and a halves of each other, so that shifted values meet others.
                searched[index] = (1 + random.nextInt(6)) * Math.pow(1.5, random.nextInt(3)) / (1 << random.nextInt(3));
                positions[index] = 2 * index;
            }
            double[] fast = searched.clone();
            int but = 2 * random.nextInt(count) + 1;

            rule.shiftFew(searched, positions, count, but);
            rule.shiftMany(fast, positions, count, but);

            assertArrayEquals(searched, fast, "seed " + SEED + ", round " + round);
        }
    }

    @Test
    void manyValuesAfterButStayFinite() {
        double compound = new Vader()
                .score("but " + "good bad great awful ".repeat(50_000))
                .compound();

        assertEquals(1.0, Math.abs(compound));
    }
}
