package dev.undertone.enrich;

/** How output values are written, by what it is called in the settings. */
public enum OutputFormat {
    /** Avro single-object encoding; the schemas jar reads it. */
    AVRO,
    /** Plain JSON, instants in ISO 8601. */
    JSON,
    /** By a schema registry's serializer; {@code registry} has the encoder. */
    REGISTRY
}
