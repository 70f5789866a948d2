package dev.undertone.cli;

import dev.undertone.config.Settings;
import dev.undertone.config.SettingsException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Settings of a command that talks to Kafka. */
public final class ClusterOptions {
    @Mixin
    private final SettingsOptions settings = new SettingsOptions();

    @Option(
            names = {"-b", "--bootstrap-servers"},
            paramLabel = "HOST:PORT",
            description = "Where Kafka is (kafka.bootstrap.servers); localhost:9092 unless set.")
    private @Nullable String bootstrapServers;

    /** The settings, checked, or all their faults at once; says on the terminal what in its environment is not used. */
    Settings read(Terminal terminal) throws SettingsException {
        return settings.read(
                terminal,
                bootstrapServers == null ? List.of() : List.of("kafka.bootstrap.servers=" + bootstrapServers));
    }
}
