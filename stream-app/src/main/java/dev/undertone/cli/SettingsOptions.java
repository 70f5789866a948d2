package dev.undertone.cli;

import dev.undertone.config.Settings;
import dev.undertone.config.SettingsException;
import dev.undertone.config.SettingsSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a command's settings come from: a file, the environment, {@code --set}; later ones win. */
public final class SettingsOptions {
    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description = "Settings in a properties file.")
    private @Nullable Path file;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "One setting; may be repeated. The prefix undertone. may be left out; keys under kafka. go to"
                    + " Kafka's clients.")
    private List<String> overrides = new ArrayList<>();

    /** The settings as {@link #read(Map, List)} does; says on the terminal what in its environment is not used. */
    Settings read(Terminal terminal, List<String> more) throws SettingsException {
        Settings read = read(terminal.environment(), more);
        read.warnings().forEach(warning -> terminal.say("undertone: " + warning));
        return read;
    }

    /**
     * The settings, checked, or all their faults at once.
     *
     * @param more {@code key=value} pairs of a command's own options; they win over the others
     */
    public Settings read(Map<String, String> environment, List<String> more) throws SettingsException {
        List<String> pairs = new ArrayList<>(overrides);
        pairs.addAll(more);
        return Settings.from(SettingsSource.collect(file, environment, pairs));
    }
}
