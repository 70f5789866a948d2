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

/**
 * Reads Avro whose schema is at hand. Values are read generically, because {@code Utf8} keeps the bytes and lets malformed
 * UTF-8 be seen.
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
        return RecordFields.of(fields);
    }
}
