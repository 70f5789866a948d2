package dev.undertone.ingest;

import java.util.List;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/** The schema somebody names for values in Confluent framing. */
public final class InputSchema {
    private InputSchema() {}

    /**
     * The schema in this text.
     *
     * @throws IllegalArgumentException when no text could ever be read with it; the message says what it must be
     */
    public static Schema parse(String json) {
        Schema schema;
        try {
            schema = new Schema.Parser().parse(json);
        } catch (AvroRuntimeException e) {
            throw new IllegalArgumentException("must be an Avro schema: " + e.getMessage(), e);
        }
        if (schema.getType() != Schema.Type.RECORD) {
            throw new IllegalArgumentException(
                    "must be a record with a string field text, but is of type " + name(schema));
        }
        Schema.Field text = schema.getField("text");
        if (text == null) {
            throw new IllegalArgumentException("must have a string field text, but " + schema.getName() + " has none");
        }
        if (!mayBeString(text.schema())) {
            throw new IllegalArgumentException(
                    "must have a string field text, but that field is of type " + name(text.schema()));
        }
        return schema;
    }

    private static boolean mayBeString(Schema schema) {
        List<Schema> types = schema.isUnion() ? schema.getTypes() : List.of(schema);
        return types.stream().anyMatch(type -> type.getType() == Schema.Type.STRING);
    }

    private static String name(Schema schema) {
        return schema.getType().getName();
    }
}
