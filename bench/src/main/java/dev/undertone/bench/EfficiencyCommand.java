package dev.undertone.bench;

import dev.undertone.bench.efficiency.Efficiency;
import dev.undertone.cli.DurationConverter;
import dev.undertone.cli.ExitCode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code undertone bench efficiency}: E, P and U, without Kafka. */
@Command(
        name = "efficiency",
        mixinStandardHelpOptions = true,
        description = {
            "How much of the model's time the engine turns into answers, without Kafka. Each round feeds the"
                    + " application's engine with a full window, then runs the very same batches in a bare loop, and the same"
                    + " texts one by one:%n",
            "  E  texts/s of the engine / of the bare loop, while the other core tokenizes",
            "  P  real tokens / computed tokens",
            "  U  texts/s of the engine / of one text a run"
        },
        footer = {
            "",
            "Examples:",
            "  undertone bench efficiency --data tweets.jsonl.gz --rounds 7",
            "  undertone bench efficiency --model bench/target/models/roberta-shape --window 16384%n"
                    + "      --set undertone.model.device=cuda --set undertone.engine.tokenizer.threads=4"
        })
final class EfficiencyCommand implements Callable<Integer> {
    @Mixin
    private final DataOptions data = new DataOptions();

    @Option(names = "--model", paramLabel = "DIR", description = "Model directory. Default: the built-in model.")
    private @Nullable Path model;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "5",
            description = "Rounds; medians count. Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(
            names = "--length",
            paramLabel = "TIME",
            defaultValue = "5s",
            converter = DurationConverter.class,
            description = "How long the engine runs in each round. Default: ${DEFAULT-VALUE}.")
    private Duration length;

    @Option(
            names = "--warm-up",
            paramLabel = "TIME",
            defaultValue = "3s",
            converter = DurationConverter.class,
            description = "How long it runs before, so that its window is full. Default: ${DEFAULT-VALUE}.")
    private Duration warmUp;

    @Option(
            names = "--window",
            paramLabel = "N",
            defaultValue = "256",
            description = "Texts the engine holds at once. Default: ${DEFAULT-VALUE}.")
    private int window;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "A setting of Undertone, like undertone.model.device=cuda or"
                    + " undertone.engine.tokenizer.threads=4; may be repeated. The bare loop uses as many threads as the"
                    + " engine, and the same device.")
    private Map<String, String> overrides = Map.of();

    @Option(names = "--json", paramLabel = "FILE", description = "Writes the result as JSON.")
    private @Nullable Path json;

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets them
    EfficiencyCommand() {}

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Path directory = model == null ? DataOptions.home().resolve("models/undertone-small") : model;
        List<String> texts = data.texts();
        Efficiency.Plan plan = new Efficiency.Plan(directory, window, rounds, warmUp, length, overrides);
        Efficiency result = Efficiency.measure(plan, texts, (round, of) -> {
            err.print("\rround " + round + " of " + of + " ");
            err.flush();
        });
        err.println();
        result.lines().forEach(out::println);
        if (json != null) {
            result.file(DataOptions.home(), data.name()).write(json);
        }
        return result.scoresAreEqual() ? ExitCode.OK : ExitCode.FAILED;
    }
}
