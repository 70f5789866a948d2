package dev.undertone.text;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which model scores which text: the one its sender names, else the one of its topic, else the one of its language, else
 * the default.
 *
 * @param defaultModel scores what nothing else is said about
 * @param models every name that serves, the default's included
 * @param byTopic input topic to model
 * @param byLanguage primary language subtag to model
 */
public record ModelRoutes(
        String defaultModel, Set<String> models, Map<String, String> byTopic, Map<String, String> byLanguage) {
    /** The name of the model that the settings {@code model.*} describe. */
    public static final String DEFAULT = "default";

    /** One model for everything. */
    public static final ModelRoutes ONE = new ModelRoutes(DEFAULT, Set.of(DEFAULT), Map.of(), Map.of());

    public ModelRoutes {
        models = Set.copyOf(models);
        byTopic = Map.copyOf(byTopic);
        byLanguage = Map.copyOf(byLanguage);
        if (!models.contains(defaultModel)
                || !models.containsAll(byTopic.values())
                || !models.containsAll(byLanguage.values())) {
            throw new IllegalArgumentException("a route leads to none of " + models);
        }
    }

    /** Whether a model of that name serves. */
    public boolean serves(String model) {
        return models.contains(model);
    }

    /**
     * The model for a text.
     *
     * @param requested the name its sender asks for; one that does not serve is as none
     */
    public String choose(@Nullable String requested, String topic, String lang) {
        if (requested != null && serves(requested)) {
            return requested;
        }
        String ofTopic = byTopic.get(topic);
        return ofTopic != null ? ofTopic : byLanguage.getOrDefault(lang, defaultModel);
    }
}
