package dev.undertone.schemas;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericEnumSymbol;
import org.apache.avro.generic.IndexedRecord;

/**
 * Shows an Avro record as plain JSON: no wrappers around union members, instants in ISO 8601, bytes in Base64. This is
 * what {@code output.format=json} writes. Threads: safe.
 */
public final class AvroJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private AvroJson() {}

    /** The record as an object whose fields are in the schema's order, nulls included. */
    public static ObjectNode of(IndexedRecord avro) {
        ObjectNode object = NODES.objectNode();
        for (Schema.Field field : avro.getSchema().getFields()) {
            object.set(field.name(), value(avro.get(field.pos())));
        }
        return object;
    }

    /** The record as {@link #of} shows it, in UTF-8. */
    public static byte[] toBytes(IndexedRecord avro) {
        return of(avro).toString().getBytes(StandardCharsets.UTF_8);
    }

    private static JsonNode value(Object value) {
        if (value == null) {
            return NODES.nullNode();
        } else if (value instanceof IndexedRecord nested) {
            return of(nested);
        } else if (value instanceof CharSequence || value instanceof GenericEnumSymbol || value instanceof Instant) {
            return NODES.textNode(value.toString());
        } else if (value instanceof Integer number) {
            return NODES.numberNode(number);
        } else if (value instanceof Long number) {
            return NODES.numberNode(number);
        } else if (value instanceof Float number) {
            return NODES.numberNode(number);
        } else if (value instanceof Double number) {
            return NODES.numberNode(number);
        } else if (value instanceof Boolean flag) {
            return NODES.booleanNode(flag);
        } else if (value instanceof ByteBuffer bytes) {
            return NODES.textNode(Base64.getEncoder().encodeToString(toArray(bytes)));
        } else if (value instanceof Collection<?> items) {
            ArrayNode array = NODES.arrayNode(items.size());
            items.forEach(item -> array.add(value(item)));
            return array;
        } else if (value instanceof Map<?, ?> entries) {
            ObjectNode object = NODES.objectNode();
            entries.forEach((key, item) -> object.set(key.toString(), value(item)));
            return object;
        }
        throw new IllegalStateException("no JSON for " + value.getClass());
    }

    private static byte[] toArray(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.duplicate().get(copy);
        return copy;
    }
}
