package dev.undertone.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.undertone.ingest.AvroLimits;
import dev.undertone.ingest.FramedDecoder;
import dev.undertone.ingest.RejectedException;
import dev.undertone.ingest.Utf8Text;
import dev.undertone.schemas.AvroJson;
import dev.undertone.schemas.RawText;
import dev.undertone.schemas.ScoredText;
import dev.undertone.schemas.SentimentWindow;
import dev.undertone.schemas.SingleObjectCodec;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Shows the value of any record: Avro of our schemas or of a registry, and JSON, as JSON, text as a string, everything else
 * as Base64 with the reason.
 */
final class ValueView {
    private static final int AVRO_HEADER_BYTES = 10;
    private static final int FRAMING_BYTES = 5;

    static {
        AvroLimits.apply();
    }

    // A number is shown with the digits it came with.
    private final ObjectMapper mapper = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();
    private final FramedDecoder framed;
    private final Map<Long, SingleObjectCodec<? extends SpecificRecordBase>> codecByFingerprint = new HashMap<>();

    /** @param framed decodes Confluent framing */
    ValueView(FramedDecoder framed) {
        this.framed = framed;
        register(RawText.getClassSchema(), SingleObjectCodec.rawText());
        register(ScoredText.getClassSchema(), SingleObjectCodec.scoredText());
        register(SentimentWindow.getClassSchema(), SingleObjectCodec.sentimentWindow());
    }

    private void register(Schema current, SingleObjectCodec<? extends SpecificRecordBase> codec) {
        codecByFingerprint.put(SchemaNormalization.parsingFingerprint64(current), codec);
        for (Schema released : SingleObjectCodec.releasedSchemas(current)) {
            codecByFingerprint.put(SchemaNormalization.parsingFingerprint64(released), codec);
        }
    }

    /** Adds {@code value}, or {@code valueBase64} and {@code valueError}. */
    void show(String topic, Headers headers, byte @Nullable [] value, ObjectNode record) {
        if (value == null) {
            record.putNull("value");
        } else if (value.length >= AVRO_HEADER_BYTES && value[0] == (byte) 0xC3 && value[1] == 1) {
            showAvro(value, record);
        } else if (value.length >= FRAMING_BYTES && value[0] == 0) {
            showFramed(topic, headers, value, record);
        } else {
            showText(value, record);
        }
    }

    private void showAvro(byte[] value, ObjectNode record) {
        long fingerprint = ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN).getLong(2);
        SingleObjectCodec<? extends SpecificRecordBase> codec = codecByFingerprint.get(fingerprint);
        if (codec == null) {
            showBytes(value, "Avro with an unknown schema, fingerprint " + Long.toHexString(fingerprint), record);
            return;
        }
        try {
            record.set("value", AvroJson.of(codec.decode(value)));
        } catch (IOException | RuntimeException e) {
            // Avro reports one kind of damage with half a dozen types.
            showBytes(value, "Avro that is truncated or damaged", record);
        }
    }

    private void showFramed(String topic, Headers headers, byte[] value, ObjectNode record) {
        try {
            Object decoded = framed.decode(topic, headers, value);
            record.set(
                    "value",
                    decoded instanceof IndexedRecord avro
                            ? AvroJson.of(avro)
                            : mapper.getNodeFactory().textNode(String.valueOf(decoded)));
        } catch (RejectedException e) {
            int id = ByteBuffer.wrap(value).getInt(1);
            showBytes(value, "Confluent framing, schema " + id + ": " + e.getMessage(), record);
        }
    }

    private void showText(byte[] value, ObjectNode record) {
        String text;
        try {
            text = Utf8Text.decode(value, 0, value.length);
        } catch (RejectedException e) {
            showBytes(value, String.valueOf(e.getMessage()), record);
            return;
        }
        String start = text.stripLeading();
        JsonNode json = start.startsWith("{") || start.startsWith("[") ? parsed(text) : null;
        if (json == null) {
            record.put("value", text);
        } else {
            record.set("value", json);
        }
    }

    private @Nullable JsonNode parsed(String text) {
        try {
            return mapper.readTree(text);
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    private static void showBytes(byte[] value, String reason, ObjectNode record) {
        record.put("valueBase64", Base64.getEncoder().encodeToString(value)).put("valueError", reason);
    }
}
