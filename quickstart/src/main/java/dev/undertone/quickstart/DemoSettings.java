package dev.undertone.quickstart;

import dev.undertone.config.Given;
import dev.undertone.config.Origin;
import dev.undertone.config.Settings;
import dev.undertone.config.SettingsException;
import dev.undertone.config.SettingsSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The application's settings as a demonstration wants them: windows that close while one watches. */
final class DemoSettings {
    private static final Map<String, String> DEFAULTS =
            Map.of("undertone.windows.size", "5s", "undertone.windows.grace", "1s", "undertone.windows.quiet", "3s");

    private DemoSettings() {}

    /**
     * Ours, then the environment's, then those of the command line.
     *
     * @param drill whether the model is to misbehave now and then
     * @param httpPort for the HTTP surface, unless the user wants another
     * @param state where Kafka Streams keeps its state
     */
    static Settings of(List<String> overrides, boolean drill, String bootstrapServers, int httpPort, Path state)
            throws SettingsException {
        Map<String, Given> given = new TreeMap<>();
        DEFAULTS.forEach((key, value) -> given.put(key, ours(value)));
        if (drill) {
            Drill.settings().forEach((key, value) -> given.put(key, ours(value)));
        }
        given.put("undertone.http.port", ours(Integer.toString(httpPort)));
        given.put("kafka.state.dir", ours(state.toString()));
        given.putAll(SettingsSource.collect(null, environment(), overrides));
        given.put("kafka.bootstrap.servers", ours(bootstrapServers));
        return Settings.from(given);
    }

    private static Given ours(String value) {
        return new Given(value, Origin.DEFAULT);
    }

    /** Settings for Kafka's clients are meant for another cluster than this one. */
    private static Map<String, String> environment() {
        return System.getenv().entrySet().stream()
                .filter(variable -> variable.getKey().startsWith("UNDERTONE_"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
