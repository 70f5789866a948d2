package dev.undertone.bench.efficiency;

import ai.onnxruntime.OrtException;
import dev.undertone.bench.report.Machine;
import dev.undertone.bench.report.ResultFile;
import dev.undertone.bench.report.Spread;
import dev.undertone.config.Settings;
import dev.undertone.config.SettingsException;
import dev.undertone.engine.Calibration;
import dev.undertone.model.ModelDirectory;
import dev.undertone.model.ModelException;
import dev.undertone.text.ScoringException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Efficiency without Kafka: rounds of the engine and of the bare loop in turns.
 *
 * @param plan what was done
 * @param device what served
 * @param calibration what the engine measured of the model
 * @param rounds what came out
 */
public record Efficiency(Plan plan, String device, Calibration calibration, List<Round> rounds) {
    /** Long enough for a full window of any model; it is the permits that bound the window here. */
    private static final String DEADLINE = "60s";

    /** A GPU chooses kernels by the shape; two fp16 sums of different order are this near in polarity. */
    private static final double GPU_TOLERANCE = 0.01;

    /**
     * What to do.
     *
     * @param model its directory
     * @param window texts the engine holds at once
     * @param warmUp of each round
     * @param length of each round's measured part, and what texts one by one may take at most
     * @param overrides settings that replace the benchmark's
     */
    public record Plan(
            Path model, int window, int rounds, Duration warmUp, Duration length, Map<String, String> overrides) {
        public Plan {
            overrides = Map.copyOf(overrides);
        }

        private Settings settings() throws SettingsException {
            Map<String, String> given = new HashMap<>(Map.of(
                    "undertone.model.path",
                    model.toString(),
                    "undertone.score.deadline",
                    DEADLINE,
                    "undertone.engine.max.permits",
                    Integer.toString(window)));
            given.putAll(overrides);
            return Settings.of(given);
        }
    }

    /** Hears which round begins. */
    @FunctionalInterface
    public interface Progress {
        void round(int round, int of);
    }

    public Efficiency {
        rounds = List.copyOf(rounds);
    }

    /** Measures; takes a little more than three times what the engine runs. */
    public static Efficiency measure(Plan plan, List<String> texts, Progress progress)
            throws ModelException, ScoringException, SettingsException, OrtException, IOException,
                    InterruptedException {
        Settings settings = plan.settings();
        ModelDirectory directory = ModelDirectory.read(plan.model());
        List<Round> rounds = new ArrayList<>();
        try (EngineRun engine = EngineRun.open(settings, texts);
                BareModel bare = new BareModel(directory.onnx(), settings.model())) {
            EfficiencyMeasurement measurement = new EfficiencyMeasurement(engine, bare, directory, texts);
            progress.round(0, plan.rounds());
            // Nothing is compiled yet, and the permits still grow.
            measurement.round(plan.warmUp().multipliedBy(2), plan.length());
            for (int round = 1; round <= plan.rounds(); round++) {
                progress.round(round, plan.rounds());
                rounds.add(measurement.round(plan.warmUp(), plan.length()));
            }
            return new Efficiency(plan, engine.model().identity().device(), engine.calibration(), rounds);
        }
    }

    /** Whether every score was the one its text gets alone: on the CPU bit for bit, on a GPU nearly. */
    public boolean scoresAreEqual() {
        return rounds.stream()
                .allMatch(round -> onCpu()
                        ? round.difference().rows() == 0
                        : round.difference().largest() <= GPU_TOLERANCE);
    }

    private boolean onCpu() {
        return GpuWatch.numberOf(device) == null;
    }

    /** The measures by name. */
    public Map<String, Spread> measures() {
        Map<String, Spread> measures = new LinkedHashMap<>();
        measures.put("E", Spread.of(rounds, Round::efficiency));
        measures.put("E, limit alone", Spread.of(rounds, Round::efficiencyAlone));
        measures.put("P", Spread.of(rounds, Round::padding));
        measures.put("U", Spread.of(rounds, Round::usefulness));
        measures.put("U, bare loop", Spread.of(rounds, Round::usefulnessOfLimit));
        measures.put("texts/s", Spread.of(rounds, Round::textsPerSecond));
        measures.put("computed tokens/s", Spread.of(rounds, Round::computedTokensPerSecond));
        measures.put("rows a batch", Spread.of(rounds, round -> round.texts() / (double) round.batches()));
        measures.put("E by CPU time", Spread.of(rounds, Round::efficiencyByCpu));
        measures.put("cores of the inference", Spread.of(rounds, Round::busy));
        measures.put(
                "CPU us/text, bare loop",
                Spread.of(rounds, round -> round.micros(round.limit().cpuNanos())));
        measures.put(
                "CPU us/text, inference",
                Spread.of(rounds, round -> round.micros(round.cpu().inference())));
        measures.put(
                "CPU us/text, tokenizer",
                Spread.of(rounds, round -> round.micros(round.cpu().tokenizers())));
        measures.put(
                "CPU us/text, submitter",
                Spread.of(rounds, round -> round.micros(round.cpu().submitter())));
        if (!onCpu()) {
            measures.put("GPU busy", Spread.of(rounds, round -> Objects.requireNonNull(round.gpuBusy())));
        }
        return measures;
    }

    /** For people. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(plan.model().getFileName() + " on " + device + ": " + calibration);
        measures().forEach((name, spread) -> lines.add(String.format("  %-32s %s", name, spread.text(3))));
        lines.add("  scores equal to one by one       " + equality());
        return lines;
    }

    private String equality() {
        double largest = rounds.stream()
                .mapToDouble(round -> round.difference().largest())
                .max()
                .orElse(0);
        if (rounds.stream().allMatch(round -> round.difference().rows() == 0)) {
            return "bit for bit";
        }
        return (scoresAreEqual() ? "nearly" : "NO") + String.format(Locale.ROOT, ", polarity to %.6f", largest);
    }

    /** For programs. */
    public ResultFile file(Path home, String data) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("model", String.valueOf(plan.model().getFileName()));
        settings.put("device", device);
        settings.put("data", data);
        settings.put("set", plan.overrides().toString());
        settings.put("window", Integer.toString(plan.window()));
        settings.put("length", plan.length().toString());
        settings.put("calibration", calibration.toString());
        return new ResultFile(Machine.facts(home), settings, measures());
    }
}
