package dev.undertone.config;

import dev.undertone.model.DeviceChoice;
import dev.undertone.schemas.Label;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** Value forms of the keys under {@code undertone.model.}. */
final class ModelRules {
    private static final String OFF = "off";
    private static final String ON = "on";

    private ModelRules() {}

    /** {@code auto}, {@code cpu}, {@code cuda} or {@code cuda:n}. */
    static final ConfigDef.Validator DEVICE = Rules.rule("auto, cpu, cuda or cuda:n", DeviceChoice::parse);

    /** {@code off}, {@code on}, or options of TensorRT. */
    static final ConfigDef.Validator TENSOR_RT =
            Rules.rule("off, on, or options like trt_fp16_enable=1,trt_engine_cache_enable=1", ModelRules::tensorRt);

    /** {@code name:label} pairs, or nothing. */
    static final ConfigDef.Validator LABELS = new ConfigDef.Validator() {
        @Override
        public void ensureValid(String key, Object value) {
            List<?> pairs = (List<?>) value;
            try {
                if (labels(pairs).size() == pairs.size()) {
                    return;
                }
            } catch (IllegalArgumentException e) {
                // Said below.
            }
            throw new ConfigException(key, value, "must be " + this);
        }

        @Override
        public String toString() {
            return "empty, or name:label pairs, each name once, label one of negative, neutral and positive, like"
                    + " LABEL_0:negative,LABEL_1:positive";
        }
    };

    /** Label by the name of a column, which may have colons of its own. */
    static Map<String, Label> labels(List<?> pairs) {
        Map<String, Label> labels = new LinkedHashMap<>();
        for (Object pair : pairs) {
            String text = pair.toString().strip();
            int colon = text.lastIndexOf(':');
            if (colon <= 0) {
                throw new IllegalArgumentException("no pair: " + text);
            }
            labels.put(
                    text.substring(0, colon).strip(),
                    switch (text.substring(colon + 1).strip().toLowerCase(Locale.ROOT)) {
                        case "negative" -> Label.NEGATIVE;
                        case "neutral" -> Label.NEUTRAL;
                        case "positive" -> Label.POSITIVE;
                        default -> throw new IllegalArgumentException("no label: " + text);
                    });
        }
        return labels;
    }

    /** TensorRT's options; none of them when it is just on, nothing when it is off. */
    static Optional<Map<String, String>> tensorRt(String value) {
        if (value.equals(OFF)) {
            return Optional.empty();
        }
        Map<String, String> options = new LinkedHashMap<>();
        if (!value.equals(ON)) {
            for (String option : value.split(",", -1)) {
                int equals = option.indexOf('=');
                if (equals <= 0) {
                    throw new IllegalArgumentException("no option: " + option);
                }
                options.put(
                        option.substring(0, equals).strip(),
                        option.substring(equals + 1).strip());
            }
        }
        return Optional.of(options);
    }
}
