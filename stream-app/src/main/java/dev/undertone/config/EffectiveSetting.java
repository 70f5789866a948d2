package dev.undertone.config;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * One setting with what it is set to. Fit to be shown: a secret is a word in its place, and a reference to a config
 * provider stays a reference.
 *
 * @param defaultValue empty where the default is, and for a key of Kafka's that is not given
 * @param rule what a value must be; empty for a key of Kafka's, whose documents say it
 * @param documentation empty for a key of Kafka's
 */
public record EffectiveSetting(
        String key, String value, Origin origin, String defaultValue, String rule, String documentation) {

    /** Every key under {@code undertone.} in the order of the document, then what Kafka's clients are given. */
    public static List<EffectiveSetting> all(Settings settings) {
        List<EffectiveSetting> all = new ArrayList<>();
        for (DocumentedSetting documented : DocumentedSetting.all()) {
            String key = documented.key();
            all.add(new EffectiveSetting(
                    key,
                    shown(settings, key, key, DocumentedSetting.text(settings.value(key))),
                    settings.origin(key),
                    documented.defaultValue(),
                    documented.rule(),
                    documented.documentation()));
        }
        settings.inputSchemaFiles().forEach((topic, file) -> {
            String key = Keys.INPUT_TOPICS + "." + topic + SettingsReader.SCHEMA_SUFFIX;
            all.add(new EffectiveSetting(
                    key, file, settings.origin(key), "", "a file", "Schema of the topic's values."));
        });
        settings.namedModels()
                .forEach((key, value) -> all.add(new EffectiveSetting(
                        key, shown(settings, key, key, value), settings.origin(key), "", "", "Of one more model.")));
        settings.serde().forEach((name, value) -> {
            String key = Keys.REGISTRY_SERDE + name;
            all.add(new EffectiveSetting(
                    key,
                    shown(settings, key, name, value),
                    settings.origin(key),
                    "",
                    "",
                    "For the registry's classes."));
        });
        new TreeMap<>(new KafkaSettings(settings).streams()).forEach((name, value) -> {
            String key = KafkaSettings.PREFIX + name;
            all.add(new EffectiveSetting(
                    key, shown(settings, key, name, String.valueOf(value)), settings.origin(key), "", "", ""));
        });
        return all;
    }

    private static String shown(Settings settings, String key, String name, String value) {
        // What a provider resolves to may be a secret whatever its key is called.
        return settings.given(key)
                .map(Given::value)
                .filter(given -> given.contains("${"))
                .orElseGet(() -> Secrets.masked(name, value));
    }
}
