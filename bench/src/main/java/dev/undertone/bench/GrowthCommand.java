package dev.undertone.bench;

import dev.undertone.bench.pipeline.Contestant;
import dev.undertone.bench.pipeline.Growth;
import dev.undertone.bench.pipeline.GrowthAxis;
import dev.undertone.bench.pipeline.Measures;
import dev.undertone.bench.report.Machine;
import dev.undertone.bench.report.ResultFile;
import dev.undertone.cli.DurationConverter;
import dev.undertone.cli.ExitCode;
import dev.undertone.cli.StopSignal;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code undertone bench growth}: whether a record costs the same when there is more of everything. */
@Command(
        name = "growth",
        mixinStandardHelpOptions = true,
        description = {
            "What a record costs as things grow, exactly once and from a backlog; one axis moves at a time:%n",
            "  instances  1, 2 and 4 with a partition each, and 1 with 4 partitions",
            "  words      texts of 10, 50, 200, 1,000 and 2,000 words",
            "  keys       windows of 10, 1,000 and 100,000 subjects",
            "%nCPU is that of all instances together, the JIT compilers' part of it and the broker's CPU stand beside it."
                    + " The points of a round come in turns; medians count, and the last lines say how far the cost"
                    + " moves: wanted is 1.15 at most for instances and keys. A cell takes about its warm-up, its length"
                    + " and 15 s; 12 cells a round, so all of it takes about 40 minutes."
        },
        footer = {
            "",
            "Examples:",
            "  undertone bench growth --data tweets.jsonl.gz --json growth.json --plots .",
            "  undertone bench growth --vader --axes keys",
            "  undertone bench growth --axes words --rounds 1 --warm-up 8s --length 8s      a try"
        })
final class GrowthCommand implements Callable<Integer> {
    private static final Duration LONGEST_CELL = Duration.ofSeconds(60);
    private static final int MODEL_BACKLOG = 500_000;
    private static final int VADER_BACKLOG = 4_000_000;

    @Mixin
    private final DataOptions data = new DataOptions();

    @Mixin
    private final ModelOption model = new ModelOption();

    @Mixin
    private final RigOptions rig = new RigOptions();

    @Option(names = "--vader", description = "Without the model: VADER answers.")
    private boolean vader;

    @Option(
            names = "--axes",
            paramLabel = "AXIS",
            split = ",",
            description = "What grows: instances, words, keys. Default: all.")
    private List<GrowthAxis> axes = Arrays.asList(GrowthAxis.values());

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "3",
            description = "Rounds. Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(
            names = "--warm-up",
            paramLabel = "TIME",
            defaultValue = "30s",
            converter = DurationConverter.class,
            description = "Of each cell, from when all instances are ready. Default: ${DEFAULT-VALUE}.")
    private Duration warmUp;

    @Option(
            names = "--length",
            paramLabel = "TIME",
            defaultValue = "20s",
            converter = DurationConverter.class,
            description = "Measured part of each cell; 60 s with the warm-up at most. Default: ${DEFAULT-VALUE}.")
    private Duration length;

    @Option(
            names = "--backlog",
            paramLabel = "N",
            description = "Records to work off; fewer of long texts. Default: 500,000, with --vader 4,000,000.")
    private int backlog;

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets them
    GrowthCommand() {}

    @Override
    public Integer call() throws Exception {
        if (warmUp.plus(length).compareTo(LONGEST_CELL) > 0) {
            throw new ParameterException(
                    spec.commandLine(), "a cell takes 60 s at most: shorten --warm-up or --length");
        }
        if (rounds < 1 || backlog < 0 || length.isZero()) {
            throw new ParameterException(
                    spec.commandLine(), "--rounds, --length and --backlog must be more than nothing");
        }
        Growth.Plan plan = plan();
        CellProgress progress = new CellProgress(spec.commandLine().getErr());
        Measures measures;
        StopSignal stop = StopSignal.onStop(Thread.currentThread()::interrupt);
        try {
            measures = new Growth(plan, progress::at).run(data.texts());
        } finally {
            stop.close();
            progress.end();
        }
        ResultFile result = new ResultFile(
                Machine.facts(DataOptions.home()), measures.describe(settings(plan)), measures.spreads());
        PrintWriter out = spec.commandLine().getOut();
        GrowthTable.lines(result, plan.contestant()).forEach(out::println);
        if (rig.json() != null) {
            result.write(rig.json());
        }
        if (rig.plots() != null) {
            GrowthTable.plot(result, plan.contestant(), rig.plots());
        }
        return ExitCode.OK;
    }

    private Growth.Plan plan() {
        return new Growth.Plan(
                model.workload(),
                vader ? Contestant.VADER : Contestant.UNDERTONE,
                axes,
                rounds,
                rig.threads(),
                backlog > 0 ? backlog : vader ? VADER_BACKLOG : MODEL_BACKLOG,
                warmUp,
                length,
                rig.port(),
                rig.launch());
    }

    private Map<String, String> settings(Growth.Plan plan) {
        Map<String, String> settings = rig.settings(data);
        settings.put("model", model.text());
        settings.put("who answers", vader ? "VADER" : "the model");
        settings.put("rounds", Integer.toString(plan.rounds()));
        settings.put("backlog", Integer.toString(plan.backlog()));
        settings.put("warm-up", plan.warmUp().toString());
        settings.put("length", plan.length().toString());
        return settings;
    }
}
