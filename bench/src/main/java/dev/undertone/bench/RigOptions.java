package dev.undertone.bench;

import dev.undertone.bench.pipeline.Launch;
import dev.undertone.bench.pipeline.Workload;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How the application is run, where a command measures only that one. */
final class RigOptions {
    @Option(
            names = "--model",
            paramLabel = "DIR[@DEADLINE]",
            defaultValue = "models/undertone-small",
            description = "Model directory and the deadline it needs. Default: the built-in model.")
    private String model;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "1",
            description = "Threads an instance may run the model on. Default: ${DEFAULT-VALUE}.")
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
            description = "A setting of Undertone, like kafka.num.stream.threads=2; may be repeated.")
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

    Workload workload() {
        return Workload.parse(model);
    }

    int threads() {
        return threads;
    }

    int port() {
        return port;
    }

    Launch launch() {
        // Python takes no part.
        return new Launch(Path.of("python"), javaOptions, overrides);
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
        settings.put("model", model);
        settings.put("data", data.name());
        settings.put("set", overrides.toString());
        settings.put("threads of the model", Integer.toString(threads));
        return settings;
    }
}
