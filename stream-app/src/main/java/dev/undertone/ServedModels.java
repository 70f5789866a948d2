package dev.undertone;

import dev.undertone.config.Settings;
import dev.undertone.engine.ScoringEngines;
import dev.undertone.fallback.VaderFallback;
import dev.undertone.metrics.Metrics;
import dev.undertone.metrics.TimedFallback;
import dev.undertone.model.ModelException;
import dev.undertone.text.Fallback;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** All models at work, by the name they are asked for; the default first. Threads: as {@link ServedModel}. */
final class ServedModels implements AutoCloseable {
    private final Map<String, ServedModel> byName;

    private ServedModels(Map<String, ServedModel> byName) {
        this.byName = byName;
    }

    static ServedModels only(String name, ServedModel model) {
        Map<String, ServedModel> one = new LinkedHashMap<>();
        one.put(name, model);
        return new ServedModels(one);
    }

    /** Loads every model of these settings, or none. */
    static ServedModels load(Settings settings, Metrics metrics) throws ModelException {
        Fallback fallback = new TimedFallback(
                new VaderFallback(settings.fallbackLanguages(), settings.fallbackUnsupported()), metrics);
        ServedModels loaded = new ServedModels(new LinkedHashMap<>());
        try {
            for (String name : settings.modelNames()) {
                Settings ofModel = settings.forModel(name);
                loaded.byName.put(name, new ServedModel(ofModel, ServingModel.load(ofModel), fallback, metrics));
            }
            return loaded;
        } catch (ModelException | RuntimeException e) {
            loaded.close();
            throw e;
        }
    }

    void start() {
        byName.values().forEach(ServedModel::start);
    }

    /** The model that scores what nothing else is said about. */
    ServedModel defaultModel() {
        return byName.values().iterator().next();
    }

    Map<String, ServedModel> byName() {
        return byName;
    }

    ScoringEngines engines() {
        return new ScoringEngines(byName.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().engine())));
    }

    boolean areWarm() {
        return byName.values().stream().allMatch(ServedModel::isWarm);
    }

    void drain() {
        byName.values().forEach(model -> model.engine().drain());
    }

    @Override
    public void close() {
        byName.values().forEach(ServedModel::close);
    }
}
