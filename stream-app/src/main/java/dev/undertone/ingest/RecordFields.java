package dev.undertone.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.undertone.ingest.RejectedException.Stage;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.util.Utf8;
import org.jspecify.annotations.Nullable;

/**
 * Takes the fields out of a decoded value by name, so that any schema with a string {@code text} will do. {@link Utf8}
 * keeps the bytes and lets malformed UTF-8 be seen.
 */
final class RecordFields {
    private final Function<String, @Nullable Object> fields;

    private RecordFields(Function<String, @Nullable Object> fields) {
        this.fields = fields;
    }

    /** The fields of whatever a deserializer makes of a value. */
    static RawFields of(@Nullable Object decoded) throws RejectedException {
        if (decoded instanceof IndexedRecord avro) {
            return new RecordFields(name -> field(avro, name)).read();
        }
        if (decoded instanceof JsonNode json) {
            return JsonFields.of(json);
        }
        if (decoded instanceof Map<?, ?> map) {
            return new RecordFields(map::get).read();
        }
        if (decoded instanceof CharSequence text) {
            return RawFields.ofText(string(text));
        }
        throw new RejectedException(
                Stage.DECODE,
                RejectionReason.TEXT_MISSING,
                "the deserializer made "
                        + (decoded == null ? "nothing" : decoded.getClass().getName())
                        + " of it, which is no Avro record, JSON object, map or text");
    }

    private static @Nullable Object field(IndexedRecord avro, String name) {
        Schema.Field field = avro.getSchema().getField(name);
        return field == null ? null : avro.get(field.pos());
    }

    private RawFields read() throws RejectedException {
        Object text = fields.apply("text");
        if (text == null) {
            throw new RejectedException(Stage.DECODE, RejectionReason.TEXT_MISSING);
        }
        if (!(text instanceof CharSequence characters)) {
            throw new RejectedException(Stage.DECODE, RejectionReason.TEXT_WRONG_TYPE);
        }
        return new RawFields(string(characters), string("id"), string("lang"), string("subject"), eventTime());
    }

    private @Nullable String string(String name) throws RejectedException {
        Object value = fields.apply(name);
        if (value == null) {
            return null;
        }
        if (value instanceof CharSequence characters) {
            return string(characters);
        }
        if (name.equals("id") && (value instanceof Long || value instanceof Integer)) {
            return value.toString();
        }
        throw wrongType(name);
    }

    private static String string(CharSequence characters) throws RejectedException {
        return characters instanceof Utf8 utf8
                ? Utf8Text.decode(utf8.getBytes(), 0, utf8.getByteLength())
                : characters.toString();
    }

    private @Nullable Long eventTime() throws RejectedException {
        Object value = fields.apply("eventTime");
        if (value == null || value instanceof Long) {
            return (Long) value;
        }
        if (value instanceof Instant instant) {
            return instant.toEpochMilli();
        }
        throw wrongType("eventTime");
    }

    private static RejectedException wrongType(String field) {
        return new RejectedException(Stage.DECODE, RejectionReason.FIELD_WRONG_TYPE, field);
    }
}
