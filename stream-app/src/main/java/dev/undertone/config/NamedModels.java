package dev.undertone.config;

import dev.undertone.text.ModelRoutes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigValue;

/**
 * The models beside the default one: {@code undertone.models.<name>.path}, what they are for, and whatever else of
 * {@code undertone.model.*} is different for them.
 */
final class NamedModels {
    static final String PREFIX = Keys.PREFIX + "models.";
    private static final String DEFAULT_MODEL = Keys.PREFIX + "model.";
    private static final String PATH = "path";
    private static final String TOPICS = "topics";
    private static final String LANGUAGES = "languages";
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_-]{0,63}");

    /** By name, what is given without prefix and name. */
    private final Map<String, Map<String, String>> given = new TreeMap<>();

    /** By name, the typed values of what is different. */
    private final Map<String, Map<String, Object>> values = new HashMap<>();

    /** Takes a key in, {@value #PREFIX} and all. Returns false when there is no such setting of a model. */
    boolean add(String key, String value) {
        String rest = key.substring(PREFIX.length());
        int dot = rest.indexOf('.');
        if (dot < 0 || !isKnown(rest.substring(dot + 1))) {
            return false;
        }
        given.computeIfAbsent(rest.substring(0, dot), name -> new TreeMap<>()).put(rest.substring(dot + 1), value);
        return true;
    }

    private static boolean isKnown(String suffix) {
        return suffix.equals(TOPICS)
                || suffix.equals(LANGUAGES)
                || (!suffix.equals("name") && Keys.DEFINITION.names().contains(DEFAULT_MODEL + suffix));
    }

    /** Gives the values their types, once all are in. Returns what is wrong with them. */
    List<String> read(Map<String, String> own) {
        List<String> faults = new ArrayList<>();
        given.forEach((name, ofModel) -> {
            if (!NAME.matcher(name).matches()) {
                faults.add(PREFIX + name + ": a model's name must be made of letters, digits, - and _");
            }
            if (!ofModel.containsKey(PATH)) {
                faults.add(PREFIX + name + "." + PATH + ": is missing; it names the model's directory");
            }
            values.put(name, typed(name, ofModel, own, faults));
        });
        return faults;
    }

    private static Map<String, Object> typed(
            String name, Map<String, String> ofModel, Map<String, String> own, List<String> faults) {
        Map<String, String> merged = new HashMap<>(own);
        ofModel.forEach((suffix, value) -> merged.put(DEFAULT_MODEL + suffix, value));
        Map<String, Object> typed = new HashMap<>(Map.of(Keys.MODEL_NAME, name));
        for (ConfigValue value : Keys.DEFINITION.validate(merged)) {
            String suffix =
                    value.name().startsWith(DEFAULT_MODEL) ? value.name().substring(DEFAULT_MODEL.length()) : "";
            if (ofModel.containsKey(suffix)) {
                typed.put(value.name(), value.value());
                value.errorMessages().stream()
                        .limit(1)
                        .forEach(message -> faults.add(PREFIX + name + "." + suffix + " = " + ofModel.get(suffix) + ": "
                                + SettingsReader.rule(value.name(), message)));
            }
        }
        return typed;
    }

    /** Every key that is given, with its value. */
    Map<String, String> keys() {
        Map<String, String> keys = new TreeMap<>();
        given.forEach(
                (name, ofModel) -> ofModel.forEach((suffix, value) -> keys.put(PREFIX + name + "." + suffix, value)));
        return keys;
    }

    Set<String> names() {
        return given.keySet();
    }

    /** What is different for a model; nothing for the default one. */
    Map<String, Object> values(String name) {
        return values.getOrDefault(name, Map.of());
    }

    /** Who scores what. */
    ModelRoutes routes(String defaultModel) {
        Set<String> all = new HashSet<>(names());
        all.add(defaultModel);
        return new ModelRoutes(
                defaultModel, all, routes(TOPICS, new ArrayList<>()), routes(LANGUAGES, new ArrayList<>()));
    }

    /** What is wrong with these models beside the other settings. */
    List<String> jointFaults(Settings settings) {
        List<String> faults = new ArrayList<>();
        if (names().contains(settings.modelName())) {
            faults.add(PREFIX + settings.modelName() + ": is what the default model is called; rename one of them, the"
                    + " default by " + Keys.MODEL_NAME);
        }
        routes(TOPICS, faults).forEach((topic, name) -> {
            if (!settings.inputTopics().containsKey(topic)) {
                faults.add(PREFIX + name + "." + TOPICS + ": " + topic + " is not one of " + Keys.INPUT_TOPICS);
            }
        });
        routes(LANGUAGES, faults);
        return faults;
    }

    private Map<String, String> routes(String kind, List<String> faults) {
        Map<String, String> routes = new TreeMap<>();
        given.forEach((name, ofModel) -> {
            for (String from : ofModel.getOrDefault(kind, "").split(",", -1)) {
                String other = from.isBlank() ? null : routes.put(from.strip(), name);
                if (other != null) {
                    faults.add(PREFIX + name + "." + kind + " = " + ofModel.get(kind) + ": " + from.strip()
                            + " is one of " + PREFIX + other + "." + kind + " too");
                }
            }
        });
        return routes;
    }
}
