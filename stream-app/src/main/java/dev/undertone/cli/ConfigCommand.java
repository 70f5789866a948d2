package dev.undertone.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.undertone.InputSchemas;
import dev.undertone.config.EffectiveSetting;
import dev.undertone.config.Given;
import dev.undertone.config.Origin;
import dev.undertone.config.Settings;
import dev.undertone.config.SettingsException;
import dev.undertone.config.SettingsSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code undertone config}: what can be set, what it is set to, and by whom. */
@Command(
        name = "config",
        description = "Shows every setting: what it is set to, where that comes from, its default and its rule.",
        footer = {
            "",
            "Values come from --config, then the environment, then --set, as `run` would",
            "read them. Secrets are not shown. --check looks at a file alone, without the",
            "environment, names every fault at once and ends with 2 when there is one.",
            "",
            "Examples:",
            "  undertone config --changed",
            "  undertone config --config undertone.properties --json | jq .key",
            "  undertone config --check undertone.properties",
            "  undertone config --markdown > docs/configuration.md",
        })
final class ConfigCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--check", paramLabel = "FILE", description = "Checks a file of settings, and shows nothing else.")
    private @Nullable Path checked;

    @Option(names = "--changed", description = "Shows only what is not at its default.")
    private boolean changed;

    @Option(names = "--json", description = "Prints an object a line.")
    private boolean json;

    @Option(names = "--markdown", description = "Prints the document docs/configuration.md.")
    private boolean markdown;

    @Mixin
    private final ClusterOptions options = new ClusterOptions();

    ConfigCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        if (checked != null) {
            check(checked);
        } else if (markdown) {
            for (String line : ConfigurationDocument.lines()) {
                terminal.out().line(line);
            }
        } else {
            show(options.read(terminal));
        }
        terminal.out().flush();
        return ExitCode.OK;
    }

    private void check(Path file) throws SettingsException, IOException {
        Map<String, Given> given = SettingsSource.collect(file, Map.of(), List.of());
        InputSchemas.read(Settings.from(given));
        terminal.out().line(file + ": settings: " + given.size() + ", faults: none");
    }

    private void show(Settings settings) throws IOException {
        for (EffectiveSetting setting : EffectiveSetting.all(settings)) {
            if (changed && setting.origin() == Origin.DEFAULT) {
                continue;
            }
            if (json) {
                terminal.out().line(object(setting).toString());
            } else {
                print(setting);
            }
        }
    }

    private void print(EffectiveSetting setting) throws IOException {
        String origin = switch (setting.origin()) {
            case DEFAULT -> "(default)";
            case FILE, ENVIRONMENT, COMMAND_LINE ->
                "(" + setting.origin() + (setting.rule().isEmpty() ? "" : "; default: " + setting.defaultValue()) + ")";
        };
        terminal.out().line(setting.key() + " = " + setting.value() + "   " + origin);
        if (!setting.documentation().isEmpty()) {
            terminal.out().line("    " + setting.documentation());
            terminal.out().line("    Must be: " + setting.rule() + ".");
        }
    }

    private static ObjectNode object(EffectiveSetting setting) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("key", setting.key())
                .put("value", setting.value())
                .put("origin", setting.origin().toString())
                .put("default", setting.defaultValue())
                .put("rule", setting.rule())
                .put("documentation", setting.documentation());
    }
}
