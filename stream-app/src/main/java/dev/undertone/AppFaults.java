package dev.undertone;

import dev.undertone.engine.FaultInjection;
import dev.undertone.ops.Faults;
import java.time.Duration;

/** The faults of the application's model. Threads: any. */
record AppFaults(App app, boolean enabled) implements Faults {
    @Override
    public void inject(FaultInjection.Fault fault, Duration after, Duration length) {
        app.injectFault(fault, after, length);
    }
}
