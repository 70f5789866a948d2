package dev.undertone.bench;

import dev.undertone.bench.pipeline.Workload;
import picocli.CommandLine.Option;

/** The model, where a command measures with one. */
final class ModelOption {
    @Option(
            names = "--model",
            paramLabel = "DIR[@DEADLINE]",
            defaultValue = "models/undertone-small",
            description = "Model directory and the deadline it needs. Default: the built-in model.")
    private String model;

    @SuppressWarnings("NullAway.Init") // picocli sets it
    ModelOption() {}

    /** As it was given. */
    String text() {
        return model;
    }

    Workload workload() {
        return Workload.parse(model);
    }
}
