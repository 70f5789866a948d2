package dev.undertone.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.undertone.ingest.RejectedException.Stage;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of a JSON object: {@code text}, and if present {@code id} (string or integer), {@code lang},
 * {@code subject} and {@code eventTime} (epoch milliseconds, or ISO 8601 with an offset). Others are ignored.
 */
final class JsonFields {
    private final ObjectMapper mapper = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    RawFields read(String json) throws RejectedException {
        return of(parse(json));
    }

    /** The fields of a node that is an object; any other node has none. */
    static RawFields of(JsonNode object) throws RejectedException {
        JsonNode text = object.get("text");
        if (text == null || text.isNull()) {
            throw new RejectedException(Stage.DECODE, RejectionReason.TEXT_MISSING);
        }
        if (!text.isTextual()) {
            throw new RejectedException(Stage.DECODE, RejectionReason.TEXT_WRONG_TYPE);
        }
        return new RawFields(
                text.textValue(), id(object), string(object, "lang"), string(object, "subject"), eventTime(object));
    }

    private JsonNode parse(String json) throws RejectedException {
        try {
            return mapper.readTree(json);
        } catch (JsonProcessingException e) {
            // The parser's own message may quote the text.
            throw new RejectedException(Stage.DECODE, RejectionReason.MALFORMED_JSON);
        }
    }

    private static @Nullable String id(JsonNode object) throws RejectedException {
        JsonNode id = object.get("id");
        return id != null && id.isIntegralNumber() ? id.asText() : string(object, "id");
    }

    private static @Nullable String string(JsonNode object, String field) throws RejectedException {
        JsonNode value = object.get(field);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw wrongType(field);
        }
        return value.textValue();
    }

    private static @Nullable Long eventTime(JsonNode object) throws RejectedException {
        JsonNode value = object.get("eventTime");
        if (value == null || value.isNull()) {
            return null;
        }
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            return value.longValue();
        }
        if (value.isTextual()) {
            try {
                return OffsetDateTime.parse(value.textValue()).toInstant().toEpochMilli();
            } catch (DateTimeException | ArithmeticException e) {
                throw wrongType("eventTime");
            }
        }
        throw wrongType("eventTime");
    }

    private static RejectedException wrongType(String field) {
        return new RejectedException(Stage.DECODE, RejectionReason.FIELD_WRONG_TYPE, field);
    }
}
