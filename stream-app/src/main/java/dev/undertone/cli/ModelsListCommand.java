package dev.undertone.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.undertone.config.Settings;
import dev.undertone.hub.PulledModel;
import dev.undertone.model.ModelDescription;
import dev.undertone.model.ModelDirectory;
import dev.undertone.model.ModelException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code undertone models list}: the model directories there are. */
@Command(
        name = "list",
        description = "Lists the models there are: those of the settings, the built-in one, those that were pulled.",
        footer = {
            "",
            "A directory that cannot be served is listed with the reason. Files are read to the",
            "end for their digest, the one that answers carry; models are not loaded, which",
            "`undertone models inspect` does.",
            "",
            "Examples:",
            "  undertone models list",
            "  undertone models list --json | jq -r 'select(.use == \"pulled\") | .path'",
        })
final class ModelsListCommand implements Callable<Integer> {
    private static final int MAX_LABELS = 5;
    private static final int DIGEST_DIGITS = 12;
    private static final List<String> HEAD =
            List.of("NAME", "USE", "ARCHITECTURE", "LABELS", "PRECISION", "SIZE", "DIGEST", "PATH");

    private final Terminal terminal;

    @Option(names = "--json", description = "Prints an object for each model.")
    private boolean json;

    @Mixin
    private final SettingsOptions options = new SettingsOptions();

    ModelsListCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        Settings settings = options.read(terminal, List.of());
        Table table = new Table(HEAD);
        for (FoundModel model : FoundModel.all(settings)) {
            show(model, table);
        }
        if (!json) {
            for (String line : table.lines()) {
                terminal.out().line(line);
            }
        }
        terminal.out().flush();
        return ExitCode.OK;
    }

    private void show(FoundModel model, Table table) throws IOException {
        try {
            ModelDirectory directory = ModelDirectory.read(model.path(), model.rules());
            ModelDescription description = directory.describe();
            if (json) {
                terminal.out().line(object(model, directory, description).toString());
            } else {
                table.row(row(model, directory, description));
            }
        } catch (ModelException e) {
            String reason = String.valueOf(e.getMessage());
            if (json) {
                terminal.out().line(object(model).put("fault", reason).toString());
            } else {
                table.row(List.of(
                        model.name(),
                        model.use(),
                        "-",
                        "-",
                        "-",
                        "-",
                        "-",
                        model.path().toString()));
                table.note("cannot be served: " + reason);
            }
        }
    }

    private static List<String> row(FoundModel model, ModelDirectory directory, ModelDescription description) {
        List<String> labels = description.labels();
        return List.of(
                model.name(),
                model.use(),
                description.architecture(),
                labels.size() > MAX_LABELS ? labels.size() + " labels" : String.join(",", labels),
                directory.precision(),
                Sizes.text(description.bytes()),
                directory.digest().substring(0, DIGEST_DIGITS),
                model.path().toString());
    }

    private static ObjectNode object(FoundModel model) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("name", model.name())
                .put("use", model.use())
                .put("path", model.path().toString());
    }

    private static ObjectNode object(FoundModel model, ModelDirectory directory, ModelDescription description) {
        ObjectNode object = object(model).put("architecture", description.architecture());
        List<String> labels = new ArrayList<>(description.labels());
        labels.forEach(object.putArray("labels")::add);
        object.put("precision", directory.precision())
                .put("bytes", description.bytes())
                .put("digest", directory.digest());
        PulledModel.of(model.path()).ifPresent(pulled -> object.set("pulledFrom", InspectionJson.source(pulled)));
        return object;
    }
}
