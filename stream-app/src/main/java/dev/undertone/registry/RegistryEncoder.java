package dev.undertone.registry;

import dev.undertone.enrich.OutputEncoder;
import dev.undertone.schemas.ScoredText;
import dev.undertone.schemas.SentimentWindow;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Encodes by a Kafka {@code Serializer}. Apicurio's asks the registry once a topic, which {@link #prepare} does before the
 * first record; from then on the registry may be away.
 */
final class RegistryEncoder implements OutputEncoder {
    private final Serializer<Object> serializer;
    private final Asker asker;

    /** @param serializer stays the caller's to close */
    RegistryEncoder(Serializer<Object> serializer, Asker asker) {
        this.serializer = serializer;
        this.asker = asker;
    }

    /**
     * Has the schema of the value registered, or found.
     *
     * @throws RegistryException when the registry does not answer; any other exception says that it refuses
     */
    void prepare(String topic, SpecificRecordBase value) {
        asker.ask(() -> serializer.serialize(topic, value));
    }

    @Override
    public byte[] encode(String topic, ScoredText answer) {
        return write(topic, answer);
    }

    @Override
    public byte[] encode(String topic, SentimentWindow window) {
        return write(topic, window);
    }

    private byte[] write(String topic, SpecificRecordBase value) {
        try {
            return serializer.serialize(topic, value);
        } catch (RuntimeException e) {
            if (Blame.of(e) != Blame.REGISTRY) {
                throw new RegistryException(
                        "a value of " + topic + " cannot be written by "
                                + serializer.getClass().getName() + ": "
                                + e.getClass().getSimpleName() + "; nothing is lost, the record will come again",
                        e);
            }
            return asker.ask(() -> serializer.serialize(topic, value));
        }
    }
}
