package dev.undertone.cli;

import dev.undertone.App;
import dev.undertone.config.Settings;
import dev.undertone.config.SettingsException;
import dev.undertone.evaluate.Bootstrap;
import dev.undertone.evaluate.Contestant;
import dev.undertone.evaluate.Evaluation;
import dev.undertone.evaluate.Metric;
import dev.undertone.model.ModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code undertone evaluate}: how good models and VADER are on texts that people labelled. */
@Command(
        name = "evaluate",
        description = "Compares scorers with labels that people gave.",
        footer = {
            "",
            "The file is a table with tabs; its first line names the columns label",
            "(negative, neutral, positive), lang and text, among others. Each text is",
            "admitted and scored as the stream would. A text without an answer, as when",
            "VADER abstains, counts as wrong, and for the distance as the farthest answer",
            "there is; coverage says how many have one, answered-accuracy how good they are.",
            "",
            "Metrics: accuracy, macro-precision, macro-recall, macro-f1, distance (steps",
            "from the label, mean), calibration-error (of confidences, ten bins), coverage,",
            "answered-accuracy, time (milliseconds a text on one thread).",
            "",
            "Examples:",
            "  undertone evaluate --data tweets.tsv --vader",
            "  undertone evaluate --data tweets.tsv -m new -m old --rank-by accuracy",
            "  undertone evaluate --data tweets.tsv --json --predictions answers.jsonl",
        })
final class EvaluateCommand implements Callable<Integer> {
    private static final String VADER = "vader";

    private final Terminal terminal;

    @Option(
            names = {"-d", "--data"},
            paramLabel = "FILE",
            required = true,
            description = "Labelled texts; unpacked when the name ends in .gz.")
    private String data = "";

    @Option(
            names = {"-m", "--model"},
            paramLabel = "DIR",
            description = "Model directory; may be repeated. Without it, the model of the settings.")
    private List<String> models = new ArrayList<>();

    @Option(names = "--vader", description = "Lets VADER take part, for the languages it may judge as the fallback.")
    private boolean vader;

    @Option(
            names = "--rank-by",
            paramLabel = "METRIC",
            description = "What decides who is better; the best comes first, also where less is better."
                    + " (default: macro-f1)")
    private Metric rankBy = Metric.MACRO_F1;

    @Option(
            names = "--resamples",
            paramLabel = "N",
            description = "Resamples for the intervals; 0 for none. (default: 1000)")
    private int resamples = 1000;

    @Option(names = "--seed", paramLabel = "N", description = "Of the resamples; the same gives the same. (default: 1)")
    private long seed = 1;

    @Option(names = "--json", description = "Prints an object.")
    private boolean json;

    @Option(
            names = "--predictions",
            paramLabel = "FILE",
            description = "Writes every answer there as an object on a line, without the texts.")
    private @Nullable Path predictions;

    @Mixin
    private final SettingsOptions options = new SettingsOptions();

    EvaluateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        if (resamples < 0 || resamples > 100_000) {
            throw new CommandException(
                    ExitCode.USAGE, "--resamples is " + resamples + "; it must be between 0 and 100000");
        }
        if (predictions != null
                && !Files.isDirectory(predictions.toAbsolutePath().resolveSibling(""))) {
            // Before the work, not after it.
            throw new CommandException(
                    ExitCode.USAGE, "--predictions " + predictions + ": its folder is not there; make it first");
        }
        Settings settings = options.read(terminal, List.of());
        List<LabelledText> texts = read(settings);
        List<Contestant> contestants = examine(texts, settings);
        if (predictions != null) {
            PredictionsFile.write(predictions, texts, contestants);
        }
        Evaluation evaluation = Evaluation.of(
                texts.stream().map(LabelledText::example).toList(),
                contestants,
                rankBy,
                new Bootstrap(resamples, seed));
        for (String line :
                json ? List.of(EvaluationJson.of(evaluation, data).toString()) : EvaluationView.lines(evaluation)) {
            terminal.out().line(line);
        }
        terminal.out().flush();
        return ExitCode.OK;
    }

    private List<LabelledText> read(Settings settings) throws IOException, CommandException {
        try (InputFile file = InputFile.open("--data", data, terminal)) {
            return LabelledTexts.read(file, data, settings);
        }
    }

    private List<Contestant> examine(List<LabelledText> texts, Settings settings)
            throws ModelException, SettingsException {
        List<String> paths =
                models.isEmpty() ? List.of(settings.modelPath().toString()) : List.copyOf(new LinkedHashSet<>(models));
        Examination examination = new Examination(texts, System::nanoTime);
        long all = (long) texts.size() * (paths.size() + (vader ? 1 : 0));
        Progress progress = new Progress(terminal, "answered", all, System::nanoTime);
        List<Contestant> contestants = new ArrayList<>();
        for (String path : paths) {
            Settings own = options.read(terminal.environment(), List.of("undertone.model.path=" + path));
            try (TextScorer scorer = new ModelTextScorer(App.openModel(own))) {
                contestants.add(take(examination, path, scorer, contestants.size() * (long) texts.size(), progress));
            }
        }
        if (vader) {
            TextScorer scorer = new VaderTextScorer(settings, false);
            contestants.add(take(examination, VADER, scorer, contestants.size() * (long) texts.size(), progress));
        }
        progress.clear();
        return contestants;
    }

    private Contestant take(Examination examination, String name, TextScorer scorer, long before, Progress progress) {
        Contestant contestant =
                examination.take(name, scorer, answered -> progress.at(before + answered, before + answered));
        if (examination.failed() > 0) {
            progress.clear();
            terminal.say(String.format(
                    Locale.ROOT,
                    "undertone: %s failed on %,d texts; they count as not answered",
                    name,
                    examination.failed()));
        }
        return contestant;
    }
}
