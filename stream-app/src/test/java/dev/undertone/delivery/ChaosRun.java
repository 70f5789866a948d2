package dev.undertone.delivery;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The long form of {@link ChaosTest}. Ends with 1 when a promise was broken. */
@Command(
        name = "chaos",
        mixinStandardHelpOptions = true,
        description = "Kills and stops instances while records come in, and counts what comes of it.")
final class ChaosRun implements Callable<Integer> {
    @Option(names = "--records", defaultValue = "20000", description = "Records to send (${DEFAULT-VALUE}).")
    private int records;

    @Option(names = "--rate", defaultValue = "400", description = "Records a second (${DEFAULT-VALUE}).")
    private int perSecond;

    @Option(names = "--kills", defaultValue = "8", description = "SIGKILLs; clean stops come on top.")
    private int kills;

    @Option(
            names = "--guarantee",
            defaultValue = "exactly_once_v2",
            description = "exactly_once_v2 or at_least_once (${DEFAULT-VALUE}).")
    private String guarantee;

    @Option(names = "--instances", defaultValue = "1", description = "Instances (${DEFAULT-VALUE}).")
    private int instances;

    @Option(names = "--slow-share", defaultValue = "0", description = "Share of the time the model hangs.")
    private double slowShare;

    @Option(names = "--rolling", description = "Also rolling restarts and a storm of starts and stops.")
    private boolean rolling;

    @Option(names = "--no-barrier", description = "The control: without the commit barrier records are lost.")
    private boolean noBarrier;

    @Option(names = "--seed", description = "To repeat a run; else by the clock.")
    private Long seed;

    @Override
    public Integer call() throws Exception {
        ChaosPlan plan = new ChaosPlan(
                records,
                perSecond,
                kills,
                guarantee,
                instances,
                slowShare,
                rolling,
                !noBarrier,
                seed == null ? System.nanoTime() : seed);
        Path folder = Files.createTempDirectory("undertone-chaos");
        System.out.println("seed " + plan.seed() + ", logs in " + folder);
        ChaosReport report = Chaos.run(plan, folder);
        System.out.println(report.table());
        if (plan.exactlyOnce()) {
            report.guarantees().assertExactlyOnce();
        } else {
            report.guarantees().assertAtLeastOnce();
        }
        return 0;
    }
}
