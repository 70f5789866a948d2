package dev.undertone.ops;

import dev.undertone.engine.FaultInjection;
import java.time.Duration;

/** The model's faults on demand, for drills. Threads: any. */
public interface Faults {
    /** Whether there may be any. */
    boolean enabled();

    /** Lets the model misbehave; only where enabled. */
    void inject(FaultInjection.Fault fault, Duration after, Duration length);
}
