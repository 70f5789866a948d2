package dev.undertone.delivery;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Delivery across crashes, in short; {@code bin/drill chaos} is the long form. */
class ChaosTest {
    @TempDir
    Path folder;

    @Test
    void exactlyOnceAcrossKills() throws Exception {
        ChaosReport report = run("exactly_once_v2");

        report.guarantees().assertExactlyOnce();
    }

    @Test
    void atLeastOnceAcrossKills() throws Exception {
        ChaosReport report = run("at_least_once");

        report.guarantees().assertAtLeastOnce();
    }

    private ChaosReport run(String guarantee) throws Exception {
        long seed = System.nanoTime();
        System.out.println("chaos with seed " + seed);
        ChaosReport report = Chaos.run(new ChaosPlan(4000, 400, 3, guarantee, 1, 0.25, false, true, seed), folder);
        System.out.println(report.table());
        return report;
    }
}
