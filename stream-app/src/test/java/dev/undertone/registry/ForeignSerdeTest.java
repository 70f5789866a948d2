package dev.undertone.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.undertone.config.Settings;
import dev.undertone.enrich.OutputEncoder;
import dev.undertone.ingest.RejectedException;
import dev.undertone.ingest.RejectionReason;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Any other class by its name: with the settings under the prefix, and with failures of its own. */
class ForeignSerdeTest {
    private static final byte[] FRAMED = {0, 0, 0, 0, 7, 1};

    /** Writes its mark, the topic and the full name of the schema. */
    public static final class Marker implements Serializer<Object> {
        private String mark = "";

        @Override
        public void configure(Map<String, ?> config, boolean isKey) {
            mark = config.get("marker.mark") + " " + config.get("schema.registry.url") + " ";
        }

        @Override
        public byte[] serialize(String topic, Object data) {
            return (mark + topic + " " + ((IndexedRecord) data).getSchema().getFullName()).getBytes(UTF_8);
        }
    }

    /** Of a library's own: says nothing of whose fault it is. */
    static final class StrangeException extends RuntimeException {
        private static final long serialVersionUID = 1;

        StrangeException() {
            super("the text was: secret");
        }
    }

    /** Throws what its settings say, in the words of Confluent's classes. */
    public static final class Thrower implements Deserializer<Object> {
        private String kind = "";

        @Override
        public void configure(Map<String, ?> config, boolean isKey) {
            kind = String.valueOf(config.get("throw"));
        }

        @Override
        public Object deserialize(String topic, byte[] data) {
            switch (kind) {
                case "unknown" -> throw new InvalidConfigurationException("Schema 7 not found; error code: 40403");
                case "forbidden" -> throw new InvalidConfigurationException("Unauthorized; error code: 401");
                case "timeout" -> throw new TimeoutException("slow");
                case "strange" -> throw new StrangeException();
                case "strange once" -> {
                    kind = "";
                    throw new StrangeException();
                }
                case "strange later" -> {
                    kind = "strange";
                    return Map.of("text", "first");
                }
                case "damaged" -> throw new SerializationException("the sender wrote: error code: 503");
                default -> {
                    return Map.of("text", "from " + topic + ", " + data.length + " bytes");
                }
            }
        }
    }

    @Test
    void aSerializerIsNamedAndGetsItsSettings() throws Exception {
        Settings settings = Settings.of(Map.of(
                "undertone.output.format", "registry",
                "undertone.registry.url", "http://registry:8081",
                "undertone.registry.serializer", Marker.class.getName(),
                "undertone.registry.serde.marker.mark", "!"));

        try (SchemaRegistry registry = new SchemaRegistry(settings.registry(), () -> {})) {
            OutputEncoder encoder = registry.encoder("scored", "windows");

            assertArrayEquals(
                    "! http://registry:8081 windows dev.undertone.schemas.SentimentWindow".getBytes(UTF_8),
                    encoder.encode("windows", Samples.window()));
        }
    }

    @Test
    void aDeserializerIsNamedAndReadsWhatItLikes() throws Exception {
        try (SchemaRegistry registry = throwing("nothing")) {
            Object decoded = registry.decoder().decode("tweets.raw", new RecordHeaders(), new byte[] {3, 1, 2});

            assertEquals(Map.of("text", "from tweets.raw, 3 bytes"), decoded);
        }
    }

    static Stream<Arguments> kinds() {
        return Stream.of(
                Arguments.of("unknown", RejectedException.class),
                Arguments.of("damaged", RejectedException.class),
                Arguments.of("strange", RejectedException.class),
                Arguments.of("forbidden", RegistryException.class),
                Arguments.of("timeout", RegistryException.class));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void itsFailuresAreToldApart(String kind, Class<? extends Exception> expected) {
        try (SchemaRegistry registry = throwing(kind)) {
            assertThrows(
                    expected, () -> registry.decoder().decode("t", new RecordHeaders(), new byte[] {0, 0, 0, 0, 7, 1}));
        }
    }

    @Test
    void anUnknownIdIsNamed() {
        try (SchemaRegistry registry = throwing("unknown")) {
            RejectedException refusal = assertThrows(
                    RejectedException.class,
                    () -> registry.decoder().decode("t", new RecordHeaders(), new byte[] {0, 0, 0, 0, 7, 1}));

            assertEquals(RejectionReason.SCHEMA_UNKNOWN, refusal.reason());
        }
    }

    @Test
    void whatNobodyKnowsHowToTakeIsTriedAgain() throws Exception {
        try (SchemaRegistry registry = throwing("strange once")) {
            Object decoded = registry.decoder().decode("t", new RecordHeaders(), FRAMED);

            assertEquals(Map.of("text", "from t, 6 bytes"), decoded);
        }
    }

    @Test
    void underAnIdThatHasBeenReadItIsTheValuesFaultAtOnce() throws Exception {
        try (SchemaRegistry registry = throwing("strange later")) {
            // A clock that stands still: a wait would have no end.
            var decoder = registry.decoder(() -> 0);
            decoder.decode("t", new RecordHeaders(), FRAMED);

            RejectedException refusal =
                    assertThrows(RejectedException.class, () -> decoder.decode("t", new RecordHeaders(), FRAMED));

            assertEquals(RejectionReason.MALFORMED_AVRO, refusal.reason());
        }
    }

    private static SchemaRegistry throwing(String kind) {
        try {
            Settings settings = Settings.of(Map.of(
                    "undertone.registry.url",
                    "http://registry:8081",
                    "undertone.registry.wait.limit",
                    "300ms",
                    "undertone.registry.deserializer",
                    Thrower.class.getName(),
                    "undertone.registry.serde.throw",
                    kind));
            return new SchemaRegistry(settings.registry(), () -> {});
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
