package dev.undertone.bench;

import dev.undertone.bench.pipeline.Contestant;
import dev.undertone.bench.pipeline.Measures;
import dev.undertone.bench.pipeline.PipelineBench;
import dev.undertone.bench.pipeline.Workload;
import dev.undertone.bench.report.Machine;
import dev.undertone.bench.report.ResultFile;
import dev.undertone.cli.DurationConverter;
import dev.undertone.cli.ExitCode;
import dev.undertone.cli.StopSignal;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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

/** {@code undertone bench}: the pipeline beside its limit and beside what people use today. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = {
            "Measures the whole pipeline over a real broker in a process of its own, beside other ways to do it on the"
                    + " same topic and model, in turns:%n",
            "  limit         bare runs of packed batches, while plain clients copy records",
            "  pass-through  Kafka Streams that copies",
            "  undertone     the application, exactly once",
            "  vader         the application without its model",
            "  naive         Kafka Streams, mapValues, one run a record",
            "  python        confluent-kafka, tokenizers and onnxruntime in batches of 50",
            "%nMedians count; the smallest and largest round stand beside them. Other work on the machine moves all"
                    + " of a round's figures, so look at ratios."
        },
        footer = {
            "",
            "Examples:",
            "  undertone bench --quick --data tweets.jsonl.gz",
            "  undertone bench --model bench/target/models/random-768@10s --json after.json",
            "  undertone bench --compare before.json after.json",
            "",
            "What else is measured, each with a --help of its own:",
            "  undertone bench efficiency   the engine beside the bare model, without Kafka",
            "  undertone bench growth       cost of a record by instances, lengths and windows",
            "  undertone bench soak         memory, files and threads under an hour's load"
        })
final class BenchCommand implements Callable<Integer> {
    private static final int QUICK_ROUNDS = 3;

    @Mixin
    private final DataOptions data = new DataOptions();

    @Mixin
    private final RigOptions rig = new RigOptions();

    @Option(
            names = "--model",
            paramLabel = "DIR[@DEADLINE]",
            description = "Model directory and the deadline it needs; may be repeated. Default: the built-in model.")
    private List<String> models = List.of("models/undertone-small");

    @Option(
            names = "--contestants",
            paramLabel = "NAME",
            split = ",",
            description = "Who takes part: ${COMPLETION-CANDIDATES}. Default: all.")
    private List<Contestant> contestants = Arrays.asList(Contestant.values());

    @Option(names = "--quick", description = "Three rounds of short cells, capacity only: within ten minutes.")
    private boolean quick;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "5",
            description = "Rounds. Default: ${DEFAULT-VALUE}, or 3 with --quick.")
    private int rounds;

    @Option(
            names = "--backlog",
            paramLabel = "N",
            defaultValue = "2500000",
            description = "Records to work off. Default: ${DEFAULT-VALUE}.")
    private int backlog;

    @Option(
            names = "--warm-up",
            paramLabel = "TIME",
            defaultValue = "30s",
            converter = DurationConverter.class,
            description = "Of each cell. Default: ${DEFAULT-VALUE}, or 10s with --quick.")
    private Duration warmUp;

    @Option(
            names = "--length",
            paramLabel = "TIME",
            defaultValue = "30s",
            converter = DurationConverter.class,
            description = "Measured part of each cell. Default: ${DEFAULT-VALUE}, or 8s with --quick.")
    private Duration length;

    @Option(
            names = "--only-capacity",
            description = "Leaves out latency at 10, 50 and 80 %% of the capacity found, and recovery at 50 %%.")
    private boolean onlyCapacity;

    @Option(
            names = "--python",
            paramLabel = "FILE",
            defaultValue = "bench/target/venv/bin/python",
            description = "Interpreter with the packages of bench/baselines/python/requirements.txt. Default:"
                    + " ${DEFAULT-VALUE}.")
    private Path python;

    @Option(
            names = "--compare",
            arity = "2",
            paramLabel = "FILE",
            description = "Measures nothing; shows what differs between two results.")
    private List<Path> compare = List.of();

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets them
    BenchCommand() {}

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        if (!compare.isEmpty()) {
            Comparison.lines(ResultFile.read(compare.get(0)), ResultFile.read(compare.get(1)))
                    .forEach(out::println);
            return ExitCode.OK;
        }
        PipelineBench.Plan plan = plan();
        CellProgress progress = new CellProgress(spec.commandLine().getErr());
        Measures measures;
        // An interrupt closes what was started, and removes its folder.
        StopSignal stop = StopSignal.onStop(Thread.currentThread()::interrupt);
        try {
            measures = new PipelineBench(plan, progress::at).run(data.texts());
        } finally {
            stop.close();
            progress.end();
        }
        ResultFile result = new ResultFile(
                Machine.facts(DataOptions.home()), measures.describe(settings(plan)), measures.spreads());
        ResultTable.lines(result).forEach(out::println);
        if (rig.json() != null) {
            result.write(rig.json());
        }
        if (rig.plots() != null) {
            Plots.write(result, rig.plots());
        }
        return ExitCode.OK;
    }

    private PipelineBench.Plan plan() {
        List<Contestant> taking = new ArrayList<>(contestants);
        Path interpreter = DataOptions.home().resolve(python);
        if (taking.contains(Contestant.PYTHON) && !interpreter.toFile().canExecute()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "no Python at " + interpreter
                            + ": make it as bench/baselines/python/requirements.txt says, or leave"
                            + " python out of --contestants");
        }
        boolean given = spec.commandLine().getParseResult().hasMatchedOption("--rounds");
        return new PipelineBench.Plan(
                models.stream().map(Workload::parse).toList(),
                taking,
                quick && !given ? QUICK_ROUNDS : rounds,
                rig.threads(),
                backlog,
                shorter("--warm-up", warmUp, 10),
                shorter("--length", length, 8),
                !(quick || onlyCapacity),
                rig.port(),
                rig.launch(interpreter));
    }

    private Duration shorter(String option, Duration value, int quickSeconds) {
        boolean given = spec.commandLine().getParseResult().hasMatchedOption(option);
        return quick && !given ? Duration.ofSeconds(quickSeconds) : value;
    }

    private Map<String, String> settings(PipelineBench.Plan plan) {
        Map<String, String> settings = rig.settings(data);
        settings.put("models", String.join(", ", models));
        settings.put("rounds", Integer.toString(plan.rounds()));
        settings.put("backlog", Integer.toString(plan.backlog()));
        settings.put("warm-up", plan.warmUp().toString());
        settings.put("length", plan.length().toString());
        return settings;
    }
}
