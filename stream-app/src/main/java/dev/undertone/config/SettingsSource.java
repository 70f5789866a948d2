package dev.undertone.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where settings come from, later ones winning: a properties file, the environment, the command line.
 *
 * <p>In the environment dots are underscores and letters are upper case: {@code UNDERTONE_SCORE_DEADLINE},
 * {@code KAFKA_BOOTSTRAP_SERVERS}.
 */
public final class SettingsSource {
    /** What the launcher, the commands and the logs read themselves. */
    private static final Set<String> NOT_SETTINGS =
            Set.of("UNDERTONE_HOME", "UNDERTONE_MAIN", "UNDERTONE_DEBUG", "UNDERTONE_LOG_LEVEL");

    /** Kafka's own scripts and images use these. */
    private static final Pattern OF_KAFKA_SCRIPTS =
            Pattern.compile("KAFKA_(HOME|OPTS|HEAP_OPTS|JVM_PERFORMANCE_OPTS|LOG4J_OPTS|JMX_.*|GC_.*|VERSION)");

    /** Kubernetes gives every container of a namespace the addresses of its services, under their names. */
    private static final Pattern OF_KUBERNETES = Pattern.compile(
            "(UNDERTONE|KAFKA)(_.*)?_(SERVICE_HOST|SERVICE_PORT(_.*)?|PORT|PORT_\\d+_(TCP|UDP|SCTP)(_.*)?)");

    private static final Pattern ADDRESS = Pattern.compile("(tcp|udp|sctp)://.*");

    private SettingsSource() {}

    /**
     * Collects keys and values.
     *
     * @param file properties file in UTF-8, or null for none
     * @param environment the process's environment
     * @param overrides {@code key=value} pairs of the command line
     */
    public static Map<String, Given> collect(
            @Nullable Path file, Map<String, String> environment, List<String> overrides) throws SettingsException {
        Map<String, Given> collected = new TreeMap<>();
        if (file != null) {
            read(file).forEach((key, value) -> collected.put(key, new Given(value, Origin.FILE)));
        }
        environment.forEach((name, value) -> {
            String key = name.toLowerCase(Locale.ROOT).replace('_', '.');
            if (isUndertone(name, key, value) || isKafka(name)) {
                collected.put(key, new Given(value, Origin.ENVIRONMENT));
            }
        });
        requirePairs(overrides);
        for (String override : overrides) {
            int equals = override.indexOf('=');
            String key = override.substring(0, equals).strip();
            boolean qualified = key.startsWith(Keys.PREFIX) || key.startsWith(KafkaSettings.PREFIX);
            collected.put(
                    qualified ? key : Keys.PREFIX + key,
                    new Given(override.substring(equals + 1), Origin.COMMAND_LINE));
        }
        return collected;
    }

    private static void requirePairs(List<String> overrides) throws SettingsException {
        List<String> malformed = overrides.stream()
                .filter(override -> override.indexOf('=') <= 0)
                .map(override -> "--set " + override + ": must be key=value")
                .toList();
        if (!malformed.isEmpty()) {
            throw new SettingsException(malformed);
        }
    }

    private static boolean isUndertone(String name, String key, String value) {
        if (!name.startsWith("UNDERTONE_") || NOT_SETTINGS.contains(name)) {
            return false;
        }
        // A service may bear the name of a setting, like undertone-http and its port.
        boolean known =
                Keys.DEFINITION.names().contains(key) && !ADDRESS.matcher(value).matches();
        return known || !OF_KUBERNETES.matcher(name).matches();
    }

    private static boolean isKafka(String name) {
        return name.startsWith("KAFKA_")
                && !OF_KAFKA_SCRIPTS.matcher(name).matches()
                && !OF_KUBERNETES.matcher(name).matches();
    }

    private static Map<String, String> read(Path file) throws SettingsException {
        if (Files.isDirectory(file)) {
            throw new SettingsException(List.of("--config " + file + ": is a directory; name a file in it"));
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (NoSuchFileException e) {
            throw new SettingsException(List.of("--config " + file + ": no such file"));
        } catch (CharacterCodingException e) {
            throw new SettingsException(List.of("--config " + file + ": is not UTF-8; save it as that"));
        } catch (AccessDeniedException e) {
            throw new SettingsException(List.of("--config " + file + ": no permission to read it"));
        } catch (IOException | IllegalArgumentException e) {
            throw new SettingsException(List.of("--config " + file + ": cannot be read: " + e));
        }
        Map<String, String> read = new TreeMap<>();
        properties.stringPropertyNames().forEach(key -> read.put(key, properties.getProperty(key)));
        return read;
    }
}
