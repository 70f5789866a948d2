package dev.undertone.ingest;

import dev.undertone.ingest.RejectedException.Stage;
import dev.undertone.schemas.RawText;
import dev.undertone.schemas.SingleObjectCodec;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.util.Utf8;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of an Avro record by name, so that any schema with a string {@code text} will do. Values are read
 * generically, because {@link Utf8} keeps the bytes and lets malformed UTF-8 be seen.
 */
final class AvroFields {
    private static final int HEADER_BYTES = 10;

    static {
        AvroLimits.apply();
    }

    private final Map<Long, Schema> schemaByFingerprint = new HashMap<>();

    AvroFields() {
        List<Schema> known = SingleObjectCodec.releasedSchemas(RawText.getClassSchema());
        known.forEach(schema -> schemaByFingerprint.put(SchemaNormalization.parsingFingerprint64(schema), schema));
    }

    RawFields readSingleObject(byte[] value) throws RejectedException {
        if (value.length < HEADER_BYTES) {
            throw new RejectedException(Stage.DECODE, RejectionReason.MALFORMED_AVRO, "truncated header");
        }
        long fingerprint = ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN).getLong(2);
        Schema writer = schemaByFingerprint.get(fingerprint);
        if (writer == null) {
            throw new RejectedException(
                    Stage.DECODE, RejectionReason.SCHEMA_UNKNOWN, "fingerprint " + Long.toHexString(fingerprint));
        }
        return read(writer, value, HEADER_BYTES);
    }

    RawFields read(Schema writer, byte[] value, int offset) throws RejectedException {
        GenericRecord fields;
        try {
            BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(value, offset, value.length - offset, null);
            fields = new GenericDatumReader<GenericRecord>(writer).read(null, decoder);
            if (!decoder.isEnd()) {
                throw new RejectedException(Stage.DECODE, RejectionReason.MALFORMED_AVRO, "bytes after the end");
            }
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // Avro reports damage with what happens to be thrown, endless nesting included; the message may quote the
            // text.
            throw new RejectedException(
                    Stage.DECODE, RejectionReason.MALFORMED_AVRO, e.getClass().getSimpleName());
        }
        Object text = field(fields, "text");
        if (text == null) {
            throw new RejectedException(Stage.DECODE, RejectionReason.TEXT_MISSING);
        }
        if (!(text instanceof CharSequence characters)) {
            throw new RejectedException(Stage.DECODE, RejectionReason.TEXT_WRONG_TYPE);
        }
        return new RawFields(
                string(characters),
                string(fields, "id"),
                string(fields, "lang"),
                string(fields, "subject"),
                eventTime(fields));
    }

    private static @Nullable Object field(GenericRecord fields, String name) {
        return fields.hasField(name) ? fields.get(name) : null;
    }

    private static @Nullable String string(GenericRecord fields, String name) throws RejectedException {
        Object value = field(fields, name);
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

    private static @Nullable Long eventTime(GenericRecord fields) throws RejectedException {
        Object value = field(fields, "eventTime");
        if (value == null || value instanceof Long) {
            return (Long) value;
        }
        throw wrongType("eventTime");
    }

    private static RejectedException wrongType(String field) {
        return new RejectedException(Stage.DECODE, RejectionReason.FIELD_WRONG_TYPE, field);
    }
}
