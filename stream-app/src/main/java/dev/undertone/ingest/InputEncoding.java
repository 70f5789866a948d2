package dev.undertone.ingest;

/** How the values of the input topics are read, by what it is called in the settings. */
public enum InputEncoding {
    /** The first bytes of each value say. */
    AUTO,
    /** Each value is the text itself. */
    TEXT,
    /** A registry's deserializer reads each value, whatever its first bytes are. */
    REGISTRY
}
