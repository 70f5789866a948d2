package dev.undertone.ingest;

import dev.undertone.ingest.RejectedException.Stage;
import java.util.Map;
import org.apache.avro.Schema;

/**
 * Step 1: tells the encoding of a value by its first bytes and reads its fields.
 *
 * <ul>
 *   <li>{@code 00}: Confluent framing; the topic's schema must be given, since there is no registry
 *   <li>{@code C3 01}: Avro single-object encoding
 *   <li>an opening brace: JSON
 *   <li>anything, when the input is declared to be plain text
 * </ul>
 */
public final class ValueDecoder {
    private static final int FRAMING_BYTES = 5;

    private final boolean plainText;
    private final Map<String, Schema> schemaByTopic;
    private final JsonFields json = new JsonFields();
    private final AvroFields avro = new AvroFields();

    /**
     * @param plainText whether every value is the text itself
     * @param schemaByTopic writer's schema of values in Confluent framing, by topic
     */
    public ValueDecoder(boolean plainText, Map<String, Schema> schemaByTopic) {
        this.plainText = plainText;
        this.schemaByTopic = Map.copyOf(schemaByTopic);
    }

    RawFields decode(String topic, byte[] value) throws RejectedException {
        if (plainText) {
            return RawFields.ofText(Utf8Text.decode(value, 0, value.length));
        }
        if (value.length >= FRAMING_BYTES && value[0] == 0) {
            Schema writer = schemaByTopic.get(topic);
            if (writer == null) {
                throw new RejectedException(
                        Stage.DECODE,
                        RejectionReason.SCHEMA_UNKNOWN,
                        "Confluent framing needs undertone.input.topics." + topic + ".schema");
            }
            return avro.read(writer, value, FRAMING_BYTES);
        }
        if (value.length >= 2 && value[0] == (byte) 0xC3 && value[1] == 1) {
            return avro.readSingleObject(value);
        }
        if (startsObject(value)) {
            return json.read(Utf8Text.decode(value, 0, value.length));
        }
        throw new RejectedException(Stage.DECODE, RejectionReason.UNKNOWN_ENCODING);
    }

    private static boolean startsObject(byte[] value) {
        for (byte b : value) {
            if (b == '{') {
                return true;
            }
            if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                return false;
            }
        }
        return false;
    }
}
