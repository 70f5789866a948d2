package dev.undertone.quickstart;

import dev.undertone.engine.FaultInjection.Fault;
import dev.undertone.schemas.BreakerState;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/**
 * When the model misbehaves in a drill: it hangs twenty seconds after the start, and again each minute. The fallback takes
 * over when a run has taken {@code engine.run.limit}; the model is back by itself when the hang is over.
 *
 * <p>Threads: one.
 */
final class Drill {
    static final Fault FAULT = Fault.HANG;

    /** Below {@code engine.hang.limit}: past it the model would be loaded anew, and the second time the process ends. */
    static final Duration LENGTH = Duration.ofSeconds(12);

    private static final Duration FIRST = Duration.ofSeconds(20);
    private static final Duration EVERY = Duration.ofSeconds(60);

    private final boolean wanted;
    private long begun;

    /** @param wanted else it never begins */
    Drill(boolean wanted) {
        this.wanted = wanted;
    }

    /** What a drill needs of the settings: faults, and a breaker whose recovery one can wait for. */
    static Map<String, String> settings() {
        return Map.of("undertone.faults.enabled", "true", "undertone.breaker.open", "10s");
    }

    /** Whether a spell begins now; says so once for each. */
    boolean begins(Duration elapsed) {
        if (!wanted || elapsed.compareTo(FIRST.plus(EVERY.multipliedBy(begun))) < 0) {
            return false;
        }
        begun++;
        return true;
    }

    /** What is going on, for people; empty when nothing is. */
    String news(Duration elapsed, BreakerState breaker) {
        String spell = isSpell(elapsed) ? "drill: the model hangs" : "";
        if (breaker == BreakerState.CLOSED) {
            return spell;
        }
        return (spell.isEmpty() ? "" : spell + "; ") + "breaker "
                + breaker.name().toLowerCase(Locale.ROOT).replace('_', ' ')
                + (breaker == BreakerState.OPEN ? ", VADER answers" : ", trying the model again");
    }

    private boolean isSpell(Duration elapsed) {
        return wanted
                && elapsed.compareTo(FIRST) >= 0
                && elapsed.minus(FIRST).toMillis() % EVERY.toMillis() < LENGTH.toMillis();
    }
}
