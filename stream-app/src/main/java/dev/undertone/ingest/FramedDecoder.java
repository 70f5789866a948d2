package dev.undertone.ingest;

import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Decodes values whose schemas lie somewhere else, in a registry. Threads: safe to share. */
@FunctionalInterface
public interface FramedDecoder {
    /** For those who have no registry: the schema of any framed value is unknown. */
    FramedDecoder NONE = (topic, headers, value) -> {
        throw RejectedException.ofValue(
                RejectionReason.SCHEMA_UNKNOWN,
                "Confluent framing needs undertone.registry.url or undertone.input.topics." + topic + ".schema");
    };

    /**
     * What the value holds: an Avro record, a JSON node, a map or a text. May wait for the registry.
     *
     * @throws RejectedException when the value is at fault; any other exception says that the registry is, and that the
     *     record has to come again
     */
    @Nullable
    Object decode(String topic, Headers headers, byte[] value) throws RejectedException;
}
