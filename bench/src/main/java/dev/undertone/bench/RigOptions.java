package dev.undertone.bench;

import dev.undertone.bench.pipeline.Launch;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How contestants run and where the result goes, for every command that starts a broker. */
final class RigOptions {
    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "1",
            description = "Threads each may run the model on. Default: ${DEFAULT-VALUE}.")
    private int threads;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "19092",
            description = "Of the broker, or the next free one. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "A setting of Undertone, for all that is measured, like kafka.num.stream.threads=2; may be"
                    + " repeated.")
    private Map<String, String> overrides = Map.of();

    @Option(
            names = "--java-option",
            paramLabel = "OPTION",
            description = "One more option for the measured JVMs, for a profiler say; may be repeated.")
    private List<String> javaOptions = List.of();

    @Option(names = "--json", paramLabel = "FILE", description = "Writes the result as JSON.")
    private @Nullable Path json;

    @Option(names = "--plots", paramLabel = "DIR", description = "Writes plots as SVG files.")
    private @Nullable Path plots;

    @SuppressWarnings("NullAway.Init") // picocli sets them
    RigOptions() {}

    int threads() {
        return threads;
    }

    int port() {
        return port;
    }

    /** Where the Python way takes no part. */
    Launch launch() {
        return launch(Path.of("python"));
    }

    /** @param python interpreter for the Python way */
    Launch launch(Path python) {
        return new Launch(python, javaOptions, overrides);
    }

    @Nullable
    Path json() {
        return json;
    }

    @Nullable
    Path plots() {
        return plots;
    }

    /** For the result; the command adds its own. */
    Map<String, String> settings(DataOptions data) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("data", data.name());
        settings.put("set", overrides.toString());
        settings.put("threads of the model", Integer.toString(threads));
        return settings;
    }
}
