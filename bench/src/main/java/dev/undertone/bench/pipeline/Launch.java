package dev.undertone.bench.pipeline;

import dev.undertone.bench.pipeline.contestant.ContestantMain;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How contestants are started.
 *
 * @param python interpreter with the packages of the Python way
 * @param javaOptions more options for the JVMs of contestants, for a profiler say
 * @param overrides settings of Undertone that replace the benchmark's
 */
public record Launch(Path python, List<String> javaOptions, Map<String, String> overrides) {
    private static final Path SCRIPT = Path.of("bench/baselines/python/pipeline.py");
    private static final List<String> JVM = List.of("-Xmx1g", "-XX:+UseG1GC");

    public Launch {
        javaOptions = List.copyOf(javaOptions);
        overrides = Map.copyOf(overrides);
    }

    /** The same with more options for the JVMs. */
    public Launch with(String... options) {
        List<String> more = new ArrayList<>(List.of(options));
        more.addAll(javaOptions);
        return new Launch(python, more, overrides);
    }

    /** Starts one with these settings of Undertone and waits until it takes records; its log lies in the folder. */
    Child start(Contestant contestant, Map<String, String> settings, Path folder) throws IOException {
        Child child = begin(contestant, settings, folder);
        child.awaitReady();
        return child;
    }

    /** Starts one without waiting. */
    Child begin(Contestant contestant, Map<String, String> settings, Path folder) throws IOException {
        String id = settings.getOrDefault("undertone.application.id", "bench");
        Map<String, String> all = new HashMap<>(settings);
        all.putAll(overrides);
        return Child.begin(command(contestant, all), folder.resolve(id + "-" + contestant.label() + ".log"));
    }

    private List<String> command(Contestant contestant, Map<String, String> settings) {
        if (contestant == Contestant.PYTHON) {
            Path script = Path.of(System.getProperty("undertone.home", ".")).resolve(SCRIPT);
            List<String> command = new ArrayList<>(List.of(python.toString(), script.toString()));
            command.addAll(Child.pairs(settings));
            return command;
        }
        List<String> options = new ArrayList<>(JVM);
        options.addAll(javaOptions);
        List<String> arguments = new ArrayList<>(List.of(contestant.name()));
        arguments.addAll(Child.pairs(settings));
        return Child.java(ContestantMain.class, options, arguments);
    }
}
