package dev.undertone.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pool before a device of known speed, in simulated time: a backlog takes each permit at once. */
class PermitPoolTrafficTest {
    private static final long DEADLINE = Duration.ofMillis(250).toNanos();
    private static final int BATCH = 1000;
    private static final int PER_SECOND = 60_000;

    /** What it does in half a deadline. */
    private static final int RIGHT = PER_SECOND / 8;

    private final PermitPool pool = new PermitPool(RIGHT / 32, 100_000, Long.MAX_VALUE, DEADLINE / 2);
    private final Deque<Long> admitted = new ArrayDeque<>();
    private long now;
    private double slowness = 1;
    private int inTime;
    private int late;

    @BeforeEach
    void start() throws InterruptedException {
        work(Duration.ofSeconds(2));
    }

    @Test
    void itHoldsWhatTheDeviceDoesInHalfADeadline() {
        assertTrue(pool.limit() > RIGHT / 2 && pool.limit() < RIGHT * 5 / 4, "limit " + pool.limit());
        assertEquals(0, late);
    }

    @Test
    void aStallNowAndThenCostsItsOwnTimeAndLittleMore() throws InterruptedException {
        inTime = 0;

        for (int i = 0; i < 10; i++) {
            now += Duration.ofMillis(100).toNanos();
            work(Duration.ofMillis(400));
        }

        assertTrue(inTime > 4 * PER_SECOND * 0.85, inTime + " in 4 s of work");
        assertTrue(pool.limit() > RIGHT / 2, "limit " + pool.limit());
        assertTrue(late < inTime / 50, late + " late");
    }

    @Test
    void aDeviceThatBecomesTwentyTimesSlowerIsFoundOutWithinAFewDeadlines() throws InterruptedException {
        slowness = 20;
        int held = pool.held();
        work(Duration.ofSeconds(1));

        assertTrue(late < 2 * held, late + " late of " + held + " held");
        late = 0;
        work(Duration.ofSeconds(5));
        assertTrue(late < 5 * PER_SECOND / 20 / 50, late + " late");
    }

    @Test
    void aDeviceThatComesBackIsBusyAgainWithinASecond() throws InterruptedException {
        now += Duration.ofSeconds(3).toNanos();
        slowness = 100;
        work(Duration.ofSeconds(2));
        slowness = 1;
        work(Duration.ofSeconds(1));
        inTime = 0;
        work(Duration.ofSeconds(1));

        assertTrue(inTime > PER_SECOND * 0.85, inTime + " in a second");
        assertTrue(pool.limit() > RIGHT / 4, "limit " + pool.limit());
    }

    /** Batch by batch; a batch costs two milliseconds beside its texts. */
    private void work(Duration length) throws InterruptedException {
        for (long end = now + length.toNanos(); now < end; ) {
            while (pool.tryAcquire(1, Lane.LIVE, 0)) {
                admitted.add(now);
            }
            List<Long> batch = new ArrayList<>();
            while (batch.size() < BATCH && !admitted.isEmpty()) {
                if (now - admitted.element() >= DEADLINE) {
                    answer(admitted.remove());
                } else {
                    batch.add(admitted.remove());
                }
            }
            now += (long) ((2e6 + batch.size() * 1e9 / PER_SECOND) * slowness);
            batch.forEach(this::answer);
        }
    }

    private void answer(long admittedNanos) {
        long nanos = now - admittedNanos;
        boolean done = nanos < DEADLINE;
        pool.release(1);
        pool.observe(Math.min(nanos, DEADLINE), done);
        inTime += done ? 1 : 0;
        late += done ? 0 : 1;
    }
}
