package dev.undertone.ingest;

/** Why a record can have no score. The name is what {@code undertone.errors.reason} carries. */
public enum RejectionReason {
    /** The first bytes are none of the encodings. */
    UNKNOWN_ENCODING("the value is neither Avro nor a JSON object"),
    /** Text or JSON that is not UTF-8. */
    NOT_UTF8("the value is not valid UTF-8"),
    /** Broken or trailing JSON. */
    MALFORMED_JSON("the value is not one well-formed JSON object"),
    /** Truncated or otherwise broken Avro. */
    MALFORMED_AVRO("the Avro value cannot be read with its schema"),
    /** No schema is known for the fingerprint or for the registry's id, or there is no registry to ask. */
    SCHEMA_UNKNOWN("the writer's schema is not known"),
    /** There is no field {@code text}, or it is null. */
    TEXT_MISSING("the value has no text"),
    /** The field {@code text} is not a string. */
    TEXT_WRONG_TYPE("the field text is not a string"),
    /** Nothing but white space. */
    TEXT_BLANK("the text is blank"),
    /** An optional field has a type it cannot have. */
    FIELD_WRONG_TYPE("a field has the wrong type");

    private final String sentence;

    RejectionReason(String sentence) {
        this.sentence = sentence;
    }

    /** One sentence for people. It quotes nothing of the record. */
    public String sentence() {
        return sentence;
    }
}
