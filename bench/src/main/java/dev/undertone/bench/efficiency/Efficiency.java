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
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Efficiency without Kafka: rounds of the engine and of the bare loop in turns.
 *
 * @param plan what was done
 * @param calibration what the engine measured of the model
 * @param rounds what came out
 */
public record Efficiency(Plan plan, Calibration calibration, List<Round> rounds) {
    /** Long enough for a full window of any model; it is the permits that bound the window here. */
    private static final String DEADLINE = "60s";

    /**
     * What to do.
     *
     * @param model its directory
     * @param window texts the engine holds at once
     * @param warmUp of each round
     * @param length of each round's measured part
     */
    public record Plan(Path model, int window, int rounds, Duration warmUp, Duration length) {}

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
            throws ModelException, ScoringException, SettingsException, OrtException, InterruptedException {
        Settings settings = Settings.of(Map.of(
                "undertone.model.path",
                plan.model().toString(),
                "undertone.score.deadline",
                DEADLINE,
                "undertone.engine.max.permits",
                Integer.toString(plan.window())));
        ModelDirectory directory = ModelDirectory.read(plan.model());
        List<Round> rounds = new ArrayList<>();
        try (EngineRun engine = EngineRun.open(settings, texts);
                BareModel bare = new BareModel(directory.onnx())) {
            EfficiencyMeasurement measurement = new EfficiencyMeasurement(engine, bare, directory, texts);
            progress.round(0, plan.rounds());
            // Nothing is compiled yet, and the permits still grow.
            measurement.round(plan.warmUp().multipliedBy(2), plan.length());
            for (int round = 1; round <= plan.rounds(); round++) {
                progress.round(round, plan.rounds());
                rounds.add(measurement.round(plan.warmUp(), plan.length()));
            }
            return new Efficiency(plan, engine.calibration(), rounds);
        }
    }

    /** Whether every score was, bit for bit, the one its text gets alone. */
    public boolean scoresAreEqual() {
        return rounds.stream().allMatch(round -> round.differing() == 0);
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
        measures.put("rows a batch", Spread.of(rounds, round -> round.texts() / (double) round.batches()));
        measures.put("E by CPU time", Spread.of(rounds, Round::efficiencyByCpu));
        measures.put("inference thread on a core", Spread.of(rounds, Round::busy));
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
        return measures;
    }

    /** For people. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(plan.model().getFileName() + ": " + calibration);
        measures().forEach((name, spread) -> lines.add(String.format("  %-32s %s", name, spread.text(3))));
        lines.add("  scores equal to one by one       " + (scoresAreEqual() ? "bit for bit" : "NO"));
        return lines;
    }

    /** For programs. */
    public ResultFile file(Path home, String data) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("model", String.valueOf(plan.model().getFileName()));
        settings.put("data", data);
        settings.put("window", Integer.toString(plan.window()));
        settings.put("length", plan.length().toString());
        settings.put("calibration", calibration.toString());
        return new ResultFile(Machine.facts(home), settings, measures());
    }
}
