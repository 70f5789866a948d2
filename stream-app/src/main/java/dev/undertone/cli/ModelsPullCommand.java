package dev.undertone.cli;

import dev.undertone.App;
import dev.undertone.config.Settings;
import dev.undertone.hub.HubModel;
import dev.undertone.hub.HubSettings;
import dev.undertone.hub.Pull;
import dev.undertone.hub.PulledModel;
import dev.undertone.model.ModelDirectory;
import dev.undertone.model.ModelException;
import dev.undertone.model.OnnxModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code undertone models pull}: fetches a model from a hub, and checks it. */
@Command(
        name = "pull",
        description = "Fetches an ONNX model from Hugging Face, or from the hub of undertone.hub.url, and checks it.",
        footer = {
            "",
            "Fetches what serving needs: graph, weights, tokenizer and configuration, and",
            "compares every digest. The directory appears when everything is there; a pull",
            "that was cut off goes on where it ended when it is called again. Pin a commit",
            "where it matters: a branch moves.",
            "",
            "This is the only command that asks anybody but Kafka, and it sends nothing but",
            "the names of files, and the token when there is one, to the hub alone.",
            "",
            "Examples:",
            "  undertone models pull hf:OWNER/NAME",
            "  undertone models pull hf:OWNER/NAME@COMMIT --file onnx/model_quantized.onnx",
            "  undertone models pull hf:OWNER/PRIVATE --token-file ~/.hub-token --to models/mine",
        })
final class ModelsPullCommand implements Callable<Integer> {
    private static final int MAX_TOKEN_CHARS = 1000;

    private final Terminal terminal;

    @Parameters(paramLabel = "hf:OWNER/NAME[@REVISION]", description = "The model; its branch main without a revision.")
    private String model = "";

    @Option(
            names = "--file",
            paramLabel = "PATH",
            description = "The graph, for a model with several; model.onnx or onnx/model.onnx without it.")
    private @Nullable String graph;

    @Option(names = "--token-file", paramLabel = "FILE", description = "File with the token of who may read it.")
    private @Nullable Path tokenFile;

    @Option(
            names = "--to",
            paramLabel = "DIR",
            description = "Directory to make; without it NAME in undertone.hub.folder.")
    private @Nullable Path to;

    @Mixin
    private final SettingsOptions options = new SettingsOptions();

    ModelsPullCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        HubModel wanted = parse();
        Settings settings = options.read(terminal, List.of());
        Path target = to == null ? settings.hubFolder().resolve(wanted.name()) : to.normalize();
        if (target.getFileName() == null || target.getFileName().toString().isEmpty()) {
            throw new CommandException(ExitCode.USAGE, "--to " + to + ": give a directory with a name of its own");
        }
        PullProgress progress = new PullProgress(terminal);
        try {
            PulledModel pulled = new Pull(
                            new HubSettings(settings.hubUrl(), token()), ModelDirectory::weightsBeside, progress)
                    .pull(wanted, graph, target);
            progress.clear();
            terminal.say("undertone: " + pulled + " is in " + target);
        } finally {
            progress.clear();
        }
        check(target);
        return ExitCode.OK;
    }

    private HubModel parse() throws CommandException {
        try {
            return HubModel.parse(model);
        } catch (IllegalArgumentException e) {
            throw new CommandException(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
        }
    }

    private @Nullable String token() throws CommandException {
        if (tokenFile == null) {
            return null;
        }
        try {
            String token = Files.readString(tokenFile).strip();
            if (token.matches("[\\x21-\\x7e]{1," + MAX_TOKEN_CHARS + "}")) {
                return token;
            }
        } catch (IOException e) {
            throw new CommandException(ExitCode.USAGE, "--token-file " + tokenFile + " cannot be read", e);
        }
        // The file may hold anything, so it is not quoted.
        throw new CommandException(
                ExitCode.USAGE, "--token-file " + tokenFile + ": must hold a token and nothing else");
    }

    private void check(Path target) throws Exception {
        Settings settings = options.read(terminal.environment(), List.of("undertone.model.path=" + target));
        try {
            ModelDirectory directory = ModelDirectory.read(settings.modelPath(), settings.labelRules());
            try (OnnxModel loaded = App.openModel(settings)) {
                for (String line : InspectionView.lines(Inspection.of(directory, loaded))) {
                    terminal.out().line(line);
                }
            }
        } catch (ModelException e) {
            throw new ModelException("it is all there, but cannot be served so: " + e.getMessage(), e);
        }
        terminal.out().line("to serve it: undertone.model.path=" + target);
        terminal.out().flush();
    }
}
