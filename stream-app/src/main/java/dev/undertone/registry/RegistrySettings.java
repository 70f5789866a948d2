package dev.undertone.registry;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Where the schema registry is and by which classes it is spoken to.
 *
 * @param url empty where there is none
 * @param autoRegister whether schemas that the registry lacks are registered at the start
 * @param serializer a Kafka {@code Serializer} for what is written
 * @param deserializer a Kafka {@code Deserializer} for what is read
 * @param waitLimit how long an answer is waited for, all attempts together
 * @param serde more settings for both classes, by their names there
 */
public record RegistrySettings(
        String url,
        boolean autoRegister,
        String serializer,
        String deserializer,
        Duration waitLimit,
        Map<String, String> serde) {
    public static final String APICURIO_SERIALIZER = "io.apicurio.registry.serde.avro.AvroKafkaSerializer";
    public static final String APICURIO_DESERIALIZER = "io.apicurio.registry.serde.avro.AvroKafkaDeserializer";
    private static final String APICURIO = "io.apicurio.";
    private static final Pattern WITHOUT_PATH = Pattern.compile("https?://[^/]+/?");
    private static final String API = "apis/registry/v3";

    public RegistrySettings {
        serde = Map.copyOf(serde);
    }

    /** Whether there is a registry to ask. */
    public boolean isOn() {
        return !url.isEmpty();
    }

    RegistrySettings withAutoRegister(boolean whether) {
        return new RegistrySettings(url, whether, serializer, deserializer, waitLimit, serde);
    }

    /** What a class is configured with: ours under the names that Apicurio's and Confluent's classes know, then the user's. */
    Map<String, Object> of(String className) {
        Map<String, Object> config = new HashMap<>();
        if (className.startsWith(APICURIO)) {
            config.put("apicurio.registry.url", apicurioUrl());
            config.put("apicurio.registry.auto-register", autoRegister);
            // One schema with all its types in it; else every nested type becomes an artifact of its own.
            config.put("apicurio.registry.dereference-schema", true);
            // A file that was registered by hand has line breaks; it counts all the same.
            config.put("apicurio.registry.canonicalize", true);
            config.put("apicurio.registry.avro-datum-provider", PlainDatumProvider.class.getName());
            // Java's HTTP client; the other one is not packed.
            config.put("apicurio.registry.http.adapter", "JDK");
            // Asker has its own patience.
            config.put("apicurio.registry.retry-count", 0);
        } else {
            config.put("schema.registry.url", url);
            config.put("auto.register.schemas", autoRegister);
        }
        config.putAll(serde);
        return config;
    }

    private String apicurioUrl() {
        return WITHOUT_PATH.matcher(url).matches() ? url + (url.endsWith("/") ? "" : "/") + API : url;
    }
}
