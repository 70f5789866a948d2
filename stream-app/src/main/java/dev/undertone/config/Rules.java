package dev.undertone.config;

import dev.undertone.hub.HubSettings;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** Value forms that Kafka's {@code ConfigDef} lacks. */
final class Rules {
    private static final int MOST_REPLICAS = 100;

    private Rules() {}

    /** A positive duration such as {@code 250ms}, {@code 60s}, {@code 5m}, {@code 1h}, {@code 7d}. */
    static final ConfigDef.Validator DURATIONS = durationsUpTo("36500d");

    /** As {@link #DURATIONS}, or {@code auto}. */
    static final ConfigDef.Validator DURATIONS_OR_AUTO =
            rule("auto, or a positive duration like 250ms, 60s, 5m, 1h or 7d", value -> {
                if (!value.equals("auto") && duration(value).isZero()) {
                    throw new IllegalArgumentException();
                }
            });

    /** Nothing, or a fault with its length and start. */
    static final ConfigDef.Validator FAULT_SCRIPT =
            rule("empty, or slow, error, oom, nan or hang, like hang:5s@10s", value -> {
                if (!value.isEmpty()) {
                    FaultScript.parse(value);
                }
            });

    /** A number of replicas, or -1 for the broker's default. */
    static final ConfigDef.Validator REPLICAS = new ConfigDef.Validator() {
        @Override
        public void ensureValid(String key, Object value) {
            if (value instanceof Integer replicas && (replicas == 0 || replicas < -1 || replicas > MOST_REPLICAS)) {
                throw new ConfigException(key, value, "must be " + this);
            }
        }

        @Override
        public String toString() {
            return "-1, or 1 to " + MOST_REPLICAS;
        }
    };
    /** Nothing, or a file that can be read. */
    static final ConfigDef.Validator FILE = rule("empty, or a file that can be read", value -> {
        if (!value.isEmpty() && !Files.isReadable(Path.of(value))) {
            throw new IllegalArgumentException();
        }
    });

    /** Nothing, or a folder that can be read. */
    static final ConfigDef.Validator FOLDER = rule("empty, or a folder that can be read", value -> {
        Path folder = Path.of(value);
        if (!value.isEmpty() && !(Files.isDirectory(folder) && Files.isReadable(folder))) {
            throw new IllegalArgumentException();
        }
    });

    /** Where a hub may be. */
    static final ConfigDef.Validator HUB = rule("an address with https, or with http on this machine", value -> {
        if (!HubSettings.isAllowed(URI.create(value))) {
            throw new IllegalArgumentException();
        }
    });

    /** {@code host:port}, or {@code auto}. */
    static final ConfigDef.Validator ADDRESS = rule("auto, or host:port", value -> {
        if (!value.equals("auto") && !value.matches("[\\w.-]+:\\d{1,5}|\\[[0-9a-fA-F:.]+]:\\d{1,5}")) {
            throw new IllegalArgumentException();
        }
    });

    /** Nothing, or where a server is. */
    static final ConfigDef.Validator URL = rule("empty, or a URL like http://host:8080", value -> {
        URI uri = URI.create(value);
        boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        if (!value.isEmpty() && (!http || uri.getHost() == null)) {
            throw new IllegalArgumentException();
        }
    });

    /** Whatever it is. */
    static final ConfigDef.Validator ANY = rule("any text", value -> {});

    /** {@code topic:source} pairs. */
    static final ConfigDef.Validator INPUT_TOPICS = new ConfigDef.Validator() {
        @Override
        public void ensureValid(String key, Object value) {
            List<?> pairs = (List<?>) value;
            if (pairs.isEmpty() || sources(pairs).size() != pairs.size()) {
                throw new ConfigException(key, value, "must be " + this);
            }
        }

        @Override
        public String toString() {
            return "topic:source pairs, each topic once, like tweets.raw:tweets";
        }
    };

    /** As {@link #DURATIONS}, and no longer than this. */
    static ConfigDef.Validator durationsUpTo(String longest) {
        Duration limit = duration(longest);
        return rule("a positive duration like 250ms, 60s, 5m, 1h or 7d, at most " + longest, value -> {
            if (duration(value).isZero() || duration(value).compareTo(limit) > 0) {
                throw new IllegalArgumentException();
            }
        });
    }

    /** The name of a class that can be made and is of this type. */
    static ConfigDef.Validator implementing(Class<?> type) {
        return rule("a class on the class path that implements " + type.getName(), value -> {
            try {
                Class<?> named = Class.forName(value, false, Rules.class.getClassLoader());
                if (!type.isAssignableFrom(named) || named.getConstructors().length == 0) {
                    throw new IllegalArgumentException();
                }
            } catch (ReflectiveOperationException | LinkageError e) {
                throw new IllegalArgumentException(e);
            }
        });
    }

    static Duration duration(String value) {
        return DurationText.parse(value);
    }

    /** Source by topic, in the order given; malformed pairs are left out. */
    static Map<String, String> sources(List<?> pairs) {
        Map<String, String> sources = new LinkedHashMap<>();
        for (Object pair : pairs) {
            String[] parts = pair.toString().strip().split(":", -1);
            if (parts.length == 2 && !parts[0].isBlank() && !parts[1].isBlank()) {
                sources.put(parts[0].strip(), parts[1].strip());
            }
        }
        return sources;
    }

    /** A rule in words, with a check that throws {@code IllegalArgumentException}. */
    static ConfigDef.Validator rule(String words, Consumer<String> check) {
        return new ConfigDef.Validator() {
            @Override
            public void ensureValid(String key, Object value) {
                try {
                    check.accept((String) value);
                } catch (IllegalArgumentException e) {
                    throw new ConfigException(key, value, "must be " + words);
                }
            }

            @Override
            public String toString() {
                return words;
            }
        };
    }
}
