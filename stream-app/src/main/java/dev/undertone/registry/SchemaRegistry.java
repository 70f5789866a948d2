package dev.undertone.registry;

import dev.undertone.enrich.OutputEncoder;
import dev.undertone.ingest.FramedDecoder;
import dev.undertone.ingest.RejectedException;
import dev.undertone.ingest.RejectionReason;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Utils;

/**
 * A schema registry as the other rooms see it: a decoder for what is read, an encoder for what is written. Both speak by a
 * class that the settings name. Owns their connections.
 *
 * <p>Threads: making and closing belong to one; the decoder and the encoder may be shared.
 */
public final class SchemaRegistry implements AutoCloseable {
    /** Apicurio's classes tell of every look-up and failure, schema included; we say it once. Held, since it is weak. */
    private static final Logger APICURIO = Logger.getLogger("io.apicurio");

    static {
        APICURIO.setLevel(Level.OFF);
    }

    private static final byte[] NOBODYS_SCHEMA = {0, 0x7f, -1, -1, -1, 0};

    private final RegistrySettings settings;
    private final Asker asker;
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    /** @param onFailure hears of each question that the registry did not answer; must not block */
    public SchemaRegistry(RegistrySettings settings, Runnable onFailure) {
        this.settings = settings;
        this.asker = new Asker(settings, onFailure);
    }

    /**
     * For what is read. Nothing is asked before the first value. Where the registry does not know a schema, it is asked for
     * again for a while before the value is refused.
     *
     * @throws RegistryException when the class does not take its settings
     */
    public FramedDecoder decoder() {
        return decoder(System::nanoTime);
    }

    /** As {@link #decoder}, for who only looks: what the registry does not know is refused at once. */
    public FramedDecoder impatientDecoder() {
        return decoder(Duration.ZERO, System::nanoTime);
    }

    FramedDecoder decoder(LongSupplier nanos) {
        return decoder(settings.waitLimit(), nanos);
    }

    private FramedDecoder decoder(Duration doubt, LongSupplier nanos) {
        String name = settings.deserializer();
        Deserializer<?> deserializer = instance(name, Deserializer.class);
        configure(name, () -> deserializer.configure(settings.of(name), false));
        return new RegistryDecoder(deserializer, asker, new Doubt(doubt, nanos), nanos);
    }

    /**
     * For what is written, once both schemas are registered or found.
     *
     * @throws RegistryException when the registry does not answer, lacks a schema, or refuses it
     */
    public OutputEncoder encoder(String scoredTopic, String windowsTopic) {
        RegistryEncoder encoder = newEncoder(settings);
        values(scoredTopic, windowsTopic).forEach((topic, value) -> {
            try {
                encoder.prepare(topic, value);
            } catch (RegistryException e) {
                throw e;
            } catch (RuntimeException e) {
                throw new RegistryException(refusal(topic, value, e), e);
            }
        });
        return encoder;
    }

    /**
     * Asks for a schema that nobody has.
     *
     * @return whether it was the registry that answered; false where the class does not let us see
     * @throws RegistryException when there is no answer
     */
    public boolean answers() {
        try {
            impatientDecoder().decode("doctor", new RecordHeaders(), NOBODYS_SCHEMA);
            return false;
        } catch (RejectedException e) {
            return e.reason() == RejectionReason.SCHEMA_UNKNOWN;
        }
    }

    /**
     * What the registry lacks of the schemas that are written, one sentence each. Registers nothing.
     *
     * @throws RegistryException when there is no answer
     */
    public List<String> missing(String scoredTopic, String windowsTopic) {
        RegistryEncoder encoder = newEncoder(settings.withAutoRegister(false));
        List<String> missing = new ArrayList<>();
        values(scoredTopic, windowsTopic).forEach((topic, value) -> {
            try {
                encoder.prepare(topic, value);
            } catch (RegistryException e) {
                throw e;
            } catch (RuntimeException e) {
                missing.add(value.getSchema().getFullName() + " for " + topic);
            }
        });
        return missing;
    }

    private static Map<String, SpecificRecordBase> values(String scoredTopic, String windowsTopic) {
        Map<String, SpecificRecordBase> values = new LinkedHashMap<>();
        values.put(scoredTopic, Samples.answer());
        values.put(windowsTopic, Samples.window());
        return values;
    }

    private String refusal(String topic, SpecificRecordBase value, RuntimeException failure) {
        String schema = "schema " + value.getSchema().getFullName() + " for " + topic;
        String file = "schemas/src/main/avro/" + value.getSchema().getName() + ".avsc";
        return settings.autoRegister()
                ? "the schema registry at " + settings.url() + " does not take " + schema + " (" + Blame.reason(failure)
                        + "); mend its rules or its contents"
                : "the schema registry at " + settings.url() + " does not have " + schema + " ("
                        + Blame.reason(failure) + "); register " + file + " as " + topic
                        + "-value, or set undertone.registry.auto.register=true";
    }

    private RegistryEncoder newEncoder(RegistrySettings with) {
        String name = with.serializer();
        @SuppressWarnings("unchecked") // It is handed records of ours; what it cannot write it says at the start.
        Serializer<Object> serializer = instance(name, Serializer.class);
        configure(name, () -> serializer.configure(with.of(name), false));
        return new RegistryEncoder(serializer, asker);
    }

    private <T extends AutoCloseable> T instance(String name, Class<T> type) {
        try {
            T instance = Utils.newInstance(name, type);
            opened.push(instance);
            return instance;
        } catch (ClassNotFoundException | RuntimeException | LinkageError e) {
            throw new RegistryException(name + " cannot be made: " + Blame.reason(e) + "; put it on the class path", e);
        }
    }

    private static void configure(String name, Runnable configuration) {
        try {
            configuration.run();
        } catch (RuntimeException | LinkageError e) {
            throw new RegistryException(
                    name + " does not take its settings: " + Blame.reason(e)
                            + "; mend undertone.registry.url and undertone.registry.serde.*",
                    e);
        }
    }

    @Override
    public void close() {
        asker.close();
        opened.forEach(serde -> Utils.closeQuietly(serde, "serializer or deserializer"));
    }
}
