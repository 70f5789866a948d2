package dev.undertone.cli;

import dev.undertone.App;
import dev.undertone.config.Settings;
import dev.undertone.model.ModelException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code undertone score}: scores texts here and now, without Kafka. */
@Command(
        name = "score",
        description = "Scores texts without Kafka: the same admission, tokenizer and model as the stream.",
        footer = {
            "",
            "Prints a line for each input, in order: label, polarity from -1 to 1, text; or",
            "an object with --json. An input without a text gives an error in its place, and",
            "1 at the end. Other fields of jsonl objects come back with the answer.",
            "",
            "Examples:",
            "  undertone score \"worst queue of my life\" \"thanks, great app\"",
            "  undertone score --json -- \"-5 stars\"",
            "  undertone score --file tweets.jsonl.gz --json > scored.jsonl",
            "  undertone score --explain \"not very good, but COLD!\"",
        })
final class ScoreCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "TEXT", arity = "0..*", description = "Texts; standard input is read when there are none.")
    private List<String> texts = List.of();

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description = "Texts, a line each; - for standard input.")
    private @Nullable String file;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description =
                    "text: each line is one. jsonl: each line is an object with one. Guessed from the file's name.")
    private @Nullable InputFormat format;

    @Option(names = "--json", description = "Prints objects.")
    private boolean json;

    @Option(
            names = {"-m", "--model"},
            paramLabel = "DIR",
            description = "Model directory, the same as --set model.path=DIR.")
    private @Nullable String model;

    @Option(
            names = "--scorer",
            paramLabel = "SCORER",
            description = "model, or vader: the fallback, with its own four numbers. (default: model)")
    private ScorerChoice scorer = ScorerChoice.MODEL;

    @Option(
            names = "--explain",
            description = "Says how the score came about: for the model what it loses without each word, which costs a"
                    + " run for each, and VADER's view beside it; for vader rule by rule.")
    private boolean explain;

    @Mixin
    private final SettingsOptions options = new SettingsOptions();

    /** What may answer. */
    enum ScorerChoice {
        MODEL,
        VADER
    }

    ScoreCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        Settings settings =
                options.read(terminal, model == null ? List.of() : List.of("undertone.model.path=" + model));
        if (!texts.isEmpty() && file != null) {
            throw new CommandException(ExitCode.USAGE, "give texts or --file, not both");
        }
        if (!texts.isEmpty()) {
            return run(new ArgumentLines(texts), format(InputFormat.TEXT), settings, null);
        }
        try (InputFile input = InputFile.open(file == null ? InputFile.STANDARD_INPUT : file, terminal)) {
            sayWhatIsTyped(input);
            Lines lines = new Lines(input.in(), settings.maxRecordBytes());
            return run(lines, format(input.format().orElse(InputFormat.TEXT)), settings, input);
        }
    }

    private void sayWhatIsTyped(InputFile input) {
        if (input.isTyped()) {
            terminal.say("type a text a line; Ctrl-D ends");
        }
    }

    private InputFormat format(InputFormat guess) throws CommandException {
        InputFormat chosen = format == null ? guess : format;
        return switch (chosen) {
            case TEXT, JSONL -> chosen;
            case CSV, TSV -> throw new CommandException(ExitCode.USAGE, "score reads text or jsonl, not " + chosen);
        };
    }

    private int run(LineSource lines, InputFormat chosen, Settings settings, @Nullable InputFile input)
            throws Exception {
        try (TextScorer answering = open(settings)) {
            boolean asGiven = scorer == ScorerChoice.VADER;
            ScoreInputs inputs = new ScoreInputs(lines, chosen == InputFormat.JSONL, asGiven, settings);
            ScoreRun run = new ScoreRun(inputs, answering, new ScoreView(json), terminal.out());
            if (input == null || input.isStandardInput() || terminal.outputWatched()) {
                run.run(scored -> {});
            } else {
                Progress progress = new Progress(terminal, "scored", input.size(), System::nanoTime);
                run.run(scored -> progress.at(input.bytesRead(), scored));
                progress.clear();
            }
            return end(run);
        }
    }

    /** The one place that knows which scorer answers. */
    private TextScorer open(Settings settings) throws ModelException {
        return switch (scorer) {
            case MODEL -> new ModelTextScorer(App.openModel(settings), explain);
            case VADER -> new VaderTextScorer(settings, explain);
        };
    }

    private int end(ScoreRun run) {
        if (run.faults() == 0) {
            return ExitCode.OK;
        }
        terminal.say(String.format(Locale.ROOT, "undertone: %,d of %,d have no score", run.faults(), run.lines()));
        return ExitCode.FAILED;
    }
}
