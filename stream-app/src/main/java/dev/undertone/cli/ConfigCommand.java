package dev.undertone.cli;

import dev.undertone.config.DocumentedSetting;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code undertone config}: what can be set. */
@Command(
        name = "config",
        description = "Shows every setting: key, default, rule, what it means.",
        footer = {
            "",
            "Examples:",
            "  undertone config",
            "  undertone config --markdown > docs/configuration.md",
        })
final class ConfigCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--markdown", description = "Prints the document docs/configuration.md.")
    private boolean markdown;

    ConfigCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        if (markdown) {
            for (String line : ConfigurationDocument.lines()) {
                terminal.out().line(line);
            }
        } else {
            for (DocumentedSetting setting : DocumentedSetting.all()) {
                print(setting);
            }
        }
        terminal.out().flush();
        return ExitCode.OK;
    }

    private void print(DocumentedSetting setting) throws Exception {
        terminal.out().line(setting.key() + " = " + setting.defaultValue());
        terminal.out().line("    " + setting.documentation());
        terminal.out().line("    Must be: " + setting.rule() + ".");
    }
}
