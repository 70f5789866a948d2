package dev.undertone.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigValue;

/** Turns keys and values into {@link Settings}, or finds every fault of theirs. Serves one reading. */
final class SettingsReader {
    static final String SCHEMA_SUFFIX = ".schema";

    private final Map<String, Given> given;
    private final Map<String, String> own = new HashMap<>();
    private final Map<String, String> schemaFiles = new TreeMap<>();
    private final Map<String, String> serde = new TreeMap<>();
    private final Map<String, String> kafka = new TreeMap<>();
    private final NamedModels models = new NamedModels();
    private final List<String> faults = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    SettingsReader(Map<String, Given> given) {
        this.given = given;
    }

    Settings read() throws SettingsException {
        resolveProviders().forEach(this::sort);
        faults.addAll(models.read(own));
        Set<String> faulty = new HashSet<>();
        Map<String, Object> values = typed(faulty);
        KafkaRules.faults(kafka).forEach((name, fault) -> {
            faults.add(fault);
            faulty.add(KafkaSettings.PREFIX + name);
        });
        // What is faulty by itself takes its default here, so that every other pair can be compared all the same.
        Map<String, String> soundKafka = new TreeMap<>(kafka);
        soundKafka.keySet().removeIf(name -> faulty.contains(KafkaSettings.PREFIX + name));
        Settings settings = new Settings(values, models, schemaFiles, serde, soundKafka, given, warnings);
        if (!faulty.contains(Keys.INPUT_TOPICS)) {
            faults.addAll(models.jointFaults(settings));
        }
        faults.addAll(JointRules.faults(settings, faulty));
        requireNoFaults();
        return settings;
    }

    private Map<String, String> resolveProviders() throws SettingsException {
        Map<String, String> values = new HashMap<>();
        given.forEach((key, value) -> values.put(key, value.value()));
        try {
            Map<String, String> resolved = new HashMap<>();
            new AbstractConfig(new ConfigDef(), values, false)
                    .originals()
                    .forEach((key, value) -> resolved.put(key, String.valueOf(value)));
            return resolved;
        } catch (ConfigException e) {
            throw new SettingsException(List.of("config.providers: " + e.getMessage()));
        }
    }

    private void sort(String key, String value) {
        if (key.startsWith(KafkaSettings.PREFIX)) {
            kafka.put(key.substring(KafkaSettings.PREFIX.length()), value);
        } else if (key.startsWith(Keys.INPUT_TOPICS + ".") && key.endsWith(SCHEMA_SUFFIX)) {
            schemaFiles.put(
                    key.substring(Keys.INPUT_TOPICS.length() + 1, key.length() - SCHEMA_SUFFIX.length()), value);
        } else if (key.startsWith(Keys.REGISTRY_SERDE)) {
            serde.put(key.substring(Keys.REGISTRY_SERDE.length()), value);
        } else if (key.startsWith(NamedModels.PREFIX) && models.add(key, value)) {
            return;
        } else if (Keys.DEFINITION.names().contains(key)) {
            own.put(key, value);
        } else if (!key.startsWith("config.providers")) {
            unknown(key, value);
        }
    }

    /** A process does not choose all of its environment; file and command line are written for this one. */
    private void unknown(String key, String value) {
        String hint = NearestKey.hint(key, Keys.DEFINITION.names());
        Given from = given.get(key);
        if (from != null && from.origin() == Origin.ENVIRONMENT) {
            String name = key.toUpperCase(Locale.ROOT).replace('.', '_');
            warnings.add(name + " in the environment is not used: no such setting as " + key + hint);
        } else {
            faults.add(key + " = " + value + ": no such setting" + hint);
        }
    }

    private Map<String, Object> typed(Set<String> faulty) {
        Map<String, Object> values = new HashMap<>();
        for (ConfigValue value : Keys.DEFINITION.validate(own)) {
            if (value.errorMessages().isEmpty()) {
                values.put(value.name(), value.value());
            } else {
                faulty.add(value.name());
                values.put(value.name(), Keys.DEFINITION.defaultValues().get(value.name()));
            }
            // A value of the wrong type also fails the rule for its type; one fault says enough.
            value.errorMessages().stream().limit(1).forEach(message -> faults.add(fault(value, message)));
        }
        return values;
    }

    private String fault(ConfigValue value, String message) {
        return value.name() + " = " + own.get(value.name()) + ": " + rule(value.name(), message);
    }

    /** The rule in a message of Kafka's, which repeats key and value in words of its own. */
    static String rule(String name, String message) {
        int rule = Math.max(message.lastIndexOf(": must be"), message.lastIndexOf(": Value must be"));
        ConfigDef.ConfigKey key = Keys.DEFINITION.configKeys().get(name);
        String form = key == null || key.validator == null ? "of another type" : key.validator.toString();
        return rule >= 0 ? message.substring(rule + 2) : "must be " + form;
    }

    private void requireNoFaults() throws SettingsException {
        if (!faults.isEmpty()) {
            faults.sort(null);
            throw new SettingsException(faults);
        }
    }
}
