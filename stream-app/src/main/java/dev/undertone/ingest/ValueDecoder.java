package dev.undertone.ingest;

import dev.undertone.ingest.RejectedException.Stage;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.kafka.common.header.Headers;

/**
 * Step 1: tells the encoding of a value by its first bytes and reads its fields.
 *
 * <ul>
 *   <li>{@code 00}: Confluent framing; the topic's schema when it is given, else the registry's for the id in it
 *   <li>{@code C3 01}: Avro single-object encoding
 *   <li>an opening brace: JSON
 *   <li>anything, when the input is declared to be plain text, or to be the registry's
 * </ul>
 */
public final class ValueDecoder {
    private static final int FRAMING_BYTES = 5;

    private final InputEncoding encoding;
    private final Map<String, Schema> schemaByTopic;
    private final FramedDecoder framed;
    private final JsonFields json = new JsonFields();
    private final AvroFields avro = new AvroFields();

    /**
     * @param schemaByTopic writer's schema of values in Confluent framing, by topic
     * @param framed decodes what no schema is given for
     */
    public ValueDecoder(InputEncoding encoding, Map<String, Schema> schemaByTopic, FramedDecoder framed) {
        this.encoding = encoding;
        this.schemaByTopic = Map.copyOf(schemaByTopic);
        this.framed = framed;
    }

    /** Without a registry. */
    public ValueDecoder(InputEncoding encoding) {
        this(encoding, Map.of(), FramedDecoder.NONE);
    }

    RawFields decode(String topic, Headers headers, byte[] value) throws RejectedException {
        return switch (encoding) {
            case AUTO -> decodeByFirstBytes(topic, headers, value);
            case TEXT -> RawFields.ofText(Utf8Text.decode(value, 0, value.length));
            case REGISTRY -> RecordFields.of(framed.decode(topic, headers, value));
        };
    }

    private RawFields decodeByFirstBytes(String topic, Headers headers, byte[] value) throws RejectedException {
        if (value.length >= FRAMING_BYTES && value[0] == 0) {
            Schema writer = schemaByTopic.get(topic);
            return writer == null
                    ? RecordFields.of(framed.decode(topic, headers, value))
                    : avro.read(writer, value, FRAMING_BYTES);
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
