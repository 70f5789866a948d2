package dev.undertone.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PermitPoolTest {
    private static final long TARGET = 125_000_000;

    @Test
    void itGivesNoMoreThanItsLimit() throws InterruptedException {
        PermitPool pool = new PermitPool(1, 10, 1 << 20, TARGET);

        assertTrue(pool.tryAcquire(1, Lane.LIVE, 0));
        assertFalse(pool.tryAcquire(1, Lane.LIVE, 0));
        pool.release(1);
        assertTrue(pool.tryAcquire(1, Lane.LIVE, 0));
    }

    @Test
    void itShrinksWhenOneTextOfManyTakesLongerThanTheTarget() {
        PermitPool pool = new PermitPool(100, 1000, 1 << 20, TARGET);

        observe(pool, 63, TARGET / 10);
        observe(pool, 1, 2 * TARGET);

        assertEquals(75, pool.limit());
    }

    @Test
    void itShrinksOnceForAsManySlowTextsAsItHolds() throws InterruptedException {
        PermitPool pool = new PermitPool(1000, 2000, 1 << 20, TARGET);
        exhaust(pool);

        observe(pool, 999, 2 * TARGET);
        assertEquals(1000, pool.limit());
        observe(pool, 1, 2 * TARGET);

        assertEquals(750, pool.limit());
    }

    @Test
    void itShrinksToWhatCameInTimeButNotBelowAQuarter() throws InterruptedException {
        PermitPool pool = new PermitPool(1000, 2000, 1 << 20, TARGET);
        exhaust(pool);
        observe(pool, 400, TARGET);
        observeLate(pool, 600);
        assertEquals(400, pool.limit());

        observeLate(pool, 1000);

        assertEquals(100, pool.limit());
    }

    @Test
    void itGrowsOnlyWhenTextsAreFastAndPermitsShort() throws InterruptedException {
        PermitPool pool = new PermitPool(80, 1000, 1 << 20, TARGET);
        exhaust(pool);
        observe(pool, 80, TARGET * 9 / 10);
        observe(pool, 80, TARGET / 10);
        assertEquals(80, pool.limit());

        exhaust(pool);
        observe(pool, 79, TARGET / 10);
        assertEquals(80, pool.limit());
        observe(pool, 1, TARGET / 10);

        assertEquals(90, pool.limit());
    }

    @Test
    void itDoublesUntilTextsAreNoLongerFast() throws InterruptedException {
        PermitPool pool = new PermitPool(80, 1000, 1 << 20, TARGET);
        exhaust(pool);
        observe(pool, 80, TARGET / 10);
        assertEquals(160, pool.limit());

        exhaust(pool);
        observe(pool, 160, TARGET * 9 / 10);
        exhaust(pool);
        observe(pool, 160, TARGET / 10);

        assertEquals(180, pool.limit());
    }

    @Test
    void itNeverShrinksBelowOneNorGrowsAboveItsBound() throws InterruptedException {
        PermitPool pool = new PermitPool(1, 1, 1 << 20, TARGET);

        observe(pool, 64, 100 * TARGET);
        assertEquals(1, pool.limit());
        exhaust(pool);
        observe(pool, 64, 1);

        assertEquals(1, pool.limit());
    }

    @Test
    void itSparesAQuarterForTextsThatCannotDoWithout() throws InterruptedException {
        PermitPool pool = new PermitPool(8, 10, 1 << 20, TARGET);
        for (int i = 0; i < 6; i++) {
            assertTrue(pool.tryAcquireSpare(1, Lane.LIVE));
        }

        assertFalse(pool.tryAcquireSpare(1, Lane.LIVE));
        assertTrue(pool.tryAcquire(1, Lane.LIVE, 0));
        assertTrue(pool.tryAcquire(1, Lane.LIVE, 0));
        assertFalse(pool.tryAcquire(1, Lane.LIVE, 0));
    }

    /** Takes all there is, and wants one more. */
    private static void exhaust(PermitPool pool) throws InterruptedException {
        while (pool.tryAcquire(1, Lane.LIVE, 0)) {
            // On to the next.
        }
    }

    private static void observe(PermitPool pool, int texts, long nanos) {
        for (int i = 0; i < texts; i++) {
            pool.observe(nanos, true);
        }
    }

    private static void observeLate(PermitPool pool, int texts) {
        for (int i = 0; i < texts; i++) {
            pool.observe(2 * TARGET, false);
        }
    }
}
