package dev.undertone.config;

import java.util.List;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;
import org.apache.kafka.common.config.ConfigDef.Type;

/**
 * One setting as people read of it.
 *
 * @param defaultValue as it would be written in a file; nothing when the default is empty
 * @param rule what a value must be
 */
public record DocumentedSetting(String key, String defaultValue, String rule, String documentation) {
    private static final Pattern RANGE = Pattern.compile("\\[(-?\\d+),\\.\\.\\.,(-?\\d+)]");
    private static final Pattern AT_LEAST = Pattern.compile("\\[(-?\\d+),\\.\\.\\.]");
    private static final Pattern CHOICE = Pattern.compile("\\[([a-z]+), ([a-z]+)]");

    /** Every key under {@code undertone.}, in the order of their definition. */
    public static List<DocumentedSetting> all() {
        return Keys.DEFINITION.configKeys().values().stream()
                .map(DocumentedSetting::of)
                .toList();
    }

    private static DocumentedSetting of(ConfigKey key) {
        return new DocumentedSetting(key.name, text(key.defaultValue), rule(key), key.documentation);
    }

    /** A typed value as it would be written in a file. */
    static String text(Object value) {
        return value instanceof List<?> list
                ? String.join(",", list.stream().map(Object::toString).toList())
                : String.valueOf(value);
    }

    private static String rule(ConfigKey key) {
        if (key.validator == null) {
            return key.type == Type.BOOLEAN ? "true or false" : "a comma-separated list";
        }
        String rule = key.validator.toString();
        rule = RANGE.matcher(rule).replaceFirst("$1 to $2");
        rule = AT_LEAST.matcher(rule).replaceFirst("$1 or more");
        return CHOICE.matcher(rule).replaceFirst("$1 or $2");
    }
}
