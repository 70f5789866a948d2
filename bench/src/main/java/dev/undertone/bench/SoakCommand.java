package dev.undertone.bench;

import dev.undertone.bench.pipeline.Soak;
import dev.undertone.bench.report.Machine;
import dev.undertone.bench.report.ResultFile;
import dev.undertone.cli.DurationConverter;
import dev.undertone.cli.ExitCode;
import dev.undertone.cli.StopSignal;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code undertone bench soak}: whether anything grows under an hour's load. */
@Command(
        name = "soak",
        mixinStandardHelpOptions = true,
        description = {
            "Whether memory, files or threads grow under a steady load. The load is a part of the capacity, which is"
                    + " measured first, or a rate. Each sample collects the garbage, then looks at:%n",
            "  heap          what is left on the Java heap",
            "  resident      the process's memory; the heap is committed and touched at the start, so it is all in it",
            "  native        resident without the heap: model, RocksDB, buffers, code, stacks",
            "  tables        RocksDB's open files; not judged, since state grows until windows are past their retention",
            "  other files, threads",
            "%nThe slope is a line by least squares after the first fifth, and the verdict stands on it and two standard"
                    + " errors. Of a run under 30 minutes nobody can tell that something grows: its caches still fill. Linux only. Takes its length"
                    + " and two minutes. Exit code 1 when something grows."
        },
        footer = {
            "",
            "Examples:",
            "  undertone bench soak --data tweets.jsonl.gz --json soak.json --plots .",
            "  undertone bench soak --for 8h --rate 1000",
            "  undertone bench soak --for 2m --load 0.3      a try"
        })
final class SoakCommand implements Callable<Integer> {
    private static final Duration SAMPLE_EVERY = Duration.ofSeconds(30);

    /** A short run takes at least so many samples. */
    private static final int SAMPLES = 24;

    @Mixin
    private final DataOptions data = new DataOptions();

    @Mixin
    private final ModelOption model = new ModelOption();

    @Mixin
    private final RigOptions rig = new RigOptions();

    @Option(
            names = "--for",
            paramLabel = "TIME",
            defaultValue = "1h",
            converter = DurationConverter.class,
            description = "How long the load lasts. Default: ${DEFAULT-VALUE}.")
    private Duration length;

    @Option(names = "--rate", paramLabel = "N", description = "Records a second, instead of --load.")
    private @Nullable Double rate;

    @Option(
            names = "--load",
            paramLabel = "SHARE",
            defaultValue = "0.5",
            description = "Part of the capacity. Default: ${DEFAULT-VALUE}.")
    private double load;

    @Option(
            names = "--every",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "Between two samples. Default: 30s, or a 24th of a run shorter than 12 minutes.")
    private @Nullable Duration every;

    @Option(
            names = "--warm-up",
            paramLabel = "TIME",
            defaultValue = "30s",
            converter = DurationConverter.class,
            description = "Before the capacity is measured for as long. Default: ${DEFAULT-VALUE}.")
    private Duration warmUp;

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets them
    SoakCommand() {}

    @Override
    public Integer call() throws Exception {
        Soak.Plan plan = plan();
        CellProgress progress = new CellProgress(spec.commandLine().getErr());
        Soak.Result soaked;
        StopSignal stop = StopSignal.onStop(Thread.currentThread()::interrupt);
        try {
            soaked = new Soak(plan, progress::at).run(data.texts());
        } finally {
            stop.close();
            progress.end();
        }
        SoakTable table = new SoakTable(soaked);
        ResultFile result = new ResultFile(Machine.facts(DataOptions.home()), settings(plan), table.measures());
        PrintWriter out = spec.commandLine().getOut();
        result.machine().forEach((name, fact) -> out.println(name + ": " + fact));
        result.settings().forEach((name, value) -> out.println(name + ": " + value));
        table.lines().forEach(out::println);
        if (rig.json() != null) {
            result.write(rig.json());
        }
        if (rig.plots() != null) {
            table.plot(rig.plots());
        }
        return table.verdict() == SoakTable.Verdict.GROWTH ? ExitCode.FAILED : ExitCode.OK;
    }

    private Soak.Plan plan() {
        Duration between = every != null ? every : shorter(SAMPLE_EVERY, length.dividedBy(SAMPLES));
        if (between.isZero() || length.dividedBy(between) < SAMPLES / 2) {
            throw new ParameterException(
                    spec.commandLine(), "a slope needs 12 samples or more: raise --for or lower --every");
        }
        if ((rate != null && rate <= 0) || load <= 0 || load > 1) {
            throw new ParameterException(
                    spec.commandLine(), "--rate must be more than 0, and --load more than 0 and at most 1");
        }
        return new Soak.Plan(
                model.workload(),
                rig.threads(),
                rate == null ? 0 : rate,
                load,
                length,
                between,
                warmUp,
                warmUp,
                rig.port(),
                // All of the heap is resident from the start, so that what grows beside it is seen.
                rig.launch().with("-Xms1g", "-XX:+AlwaysPreTouch"));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private Map<String, String> settings(Soak.Plan plan) {
        Map<String, String> settings = rig.settings(data);
        settings.put("model", model.text());
        settings.put("load", rate == null ? load + " of the capacity" : "as given");
        settings.put("for", plan.length().toString());
        settings.put("every", plan.every().toString());
        return settings;
    }
}
