package dev.undertone.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.undertone.App;
import dev.undertone.config.Settings;
import dev.undertone.model.ModelDirectory;
import dev.undertone.model.OnnxModel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code undertone models inspect}: loads a model as {@code run} would and says all there is to say of it. */
@Command(
        name = "inspect",
        description = "Loads a model as `undertone run` would, and says what it is and how fast.",
        footer = {
            "",
            "Shows inputs and outputs, what each column means and by which rule, tokenizer,",
            "files, digest, the device that serves, and what the model makes of a few texts.",
            "Then it measures texts a second by batch and length, which takes seconds and",
            "says - for what a slow model leaves no time for. A directory that cannot be served",
            "ends with the reason and 3.",
            "",
            "Examples:",
            "  undertone models inspect my-model",
            "  undertone models inspect my-model --device cuda:0",
            "  undertone models inspect my-model --set model.labels=LABEL_0:negative,LABEL_1:positive",
            "  undertone models inspect my-model --json --no-speed | jq .labels",
        })
final class ModelsInspectCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "DIR", arity = "0..1", description = "Model directory; that of the settings without it.")
    private @Nullable String path;

    @Option(
            names = "--device",
            paramLabel = "DEVICE",
            description = "auto, cpu, cuda or cuda:n, the same as --set model.device=DEVICE.")
    private @Nullable String device;

    @Option(names = "--no-speed", description = "Does not measure.")
    private boolean noSpeed;

    @Option(names = "--json", description = "Prints an object.")
    private boolean json;

    @Mixin
    private final SettingsOptions options = new SettingsOptions();

    ModelsInspectCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        List<String> own = new ArrayList<>();
        if (path != null) {
            own.add("undertone.model.path=" + path);
        }
        if (device != null) {
            own.add("undertone.model.device=" + device);
        }
        Settings settings = options.read(terminal, own);
        ModelDirectory directory = ModelDirectory.read(settings.modelPath(), settings.labelRules());
        try (OnnxModel model = App.openModel(settings)) {
            Inspection inspection = Inspection.of(directory, model);
            Speed speed = noSpeed ? null : measure(model);
            if (json) {
                ObjectNode object = InspectionJson.of(inspection);
                if (speed != null) {
                    object.set("speed", speed.json());
                }
                terminal.out().line(object.toString());
            } else {
                List<String> lines = new ArrayList<>(InspectionView.lines(inspection));
                if (speed != null) {
                    lines.addAll(speed.lines());
                }
                for (String line : lines) {
                    terminal.out().line(line);
                }
            }
            terminal.out().flush();
            return ExitCode.OK;
        }
    }

    private Speed measure(OnnxModel model) throws Exception {
        int all = Speed.cells(model.maxTokens());
        Progress progress = new Progress(terminal, "of " + all + " measured", all, System::nanoTime);
        Speed speed =
                Speed.measure(model, model.maxTokens(), System::nanoTime, measured -> progress.at(measured, measured));
        progress.clear();
        return speed;
    }
}
