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

        observe(pool, TARGET / 10, 2 * TARGET);

        assertEquals(75, pool.limit());
    }

    @Test
    void itGrowsOnlyWhenTextsAreFastAndPermitsShort() throws InterruptedException {
        PermitPool pool = new PermitPool(80, 1000, 1 << 20, TARGET);
        observe(pool, TARGET / 10);
        assertEquals(80, pool.limit());

        for (int i = 0; i < 80; i++) {
            pool.tryAcquire(1, Lane.LIVE, 0);
        }
        assertFalse(pool.tryAcquire(1, Lane.LIVE, 0));
        observe(pool, TARGET / 10);

        assertEquals(90, pool.limit());
    }

    @Test
    void itNeverShrinksBelowOneNorGrowsAboveItsBound() throws InterruptedException {
        PermitPool pool = new PermitPool(1, 1, 1 << 20, TARGET);

        observe(pool, 100 * TARGET);
        assertEquals(1, pool.limit());
        assertTrue(pool.tryAcquire(1, Lane.LIVE, 0));
        assertFalse(pool.tryAcquire(1, Lane.LIVE, 0));
        observe(pool, 1);

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

    private static void observe(PermitPool pool, long residenceNanos) {
        observe(pool, residenceNanos, residenceNanos);
    }

    private static void observe(PermitPool pool, long mostNanos, long lastNanos) {
        for (int i = 0; i < 63; i++) {
            pool.observe(mostNanos);
        }
        pool.observe(lastNanos);
    }
}
