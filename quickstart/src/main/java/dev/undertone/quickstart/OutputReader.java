package dev.undertone.quickstart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.undertone.schemas.AvroJson;
import dev.undertone.schemas.DimensionKind;
import dev.undertone.schemas.FallbackReason;
import dev.undertone.schemas.Label;
import dev.undertone.schemas.ScoredText;
import dev.undertone.schemas.ScorerType;
import dev.undertone.schemas.SentimentWindow;
import dev.undertone.schemas.SingleObjectCodec;
import dev.undertone.text.SourcePosition;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/** Reads the output topics, in Avro and in JSON alike. Threads: one. */
final class OutputReader {
    private final ObjectMapper json = new ObjectMapper();
    private final SingleObjectCodec<ScoredText> answers = SingleObjectCodec.scoredText();
    private final SingleObjectCodec<SentimentWindow> windows = SingleObjectCodec.sentimentWindow();

    /** @throws IOException when these bytes are not an answer */
    ScoredAnswer answer(byte[] value) throws IOException {
        JsonNode answer = tree(value, answers);
        JsonNode source = answer.required("source");
        return new ScoredAnswer(
                new SourcePosition(
                        source.required("topic").textValue(),
                        source.required("partition").intValue(),
                        source.required("offset").longValue()),
                Instant.parse(source.required("timestamp").textValue()),
                Instant.parse(answer.required("scoredAt").textValue()),
                answer.required("revision").intValue(),
                ScorerType.valueOf(answer.required("scorer").textValue()),
                symbol(answer, "fallbackReason", FallbackReason.class),
                symbol(answer, "label", Label.class),
                answer.required("lang").textValue(),
                answer.required("subject").textValue(),
                answer.required("text").textValue());
    }

    /**
     * The window, if this is its final record.
     *
     * @throws IOException when these bytes are not a window
     */
    Optional<ClosedWindow> closedWindow(byte[] value) throws IOException {
        JsonNode window = tree(value, windows);
        if (!window.required("closed").booleanValue()) {
            return Optional.empty();
        }
        JsonNode dimension = window.required("dimension");
        JsonNode labels = window.required("labels");
        JsonNode polarity = window.required("modelPolarity");
        return Optional.of(new ClosedWindow(
                DimensionKind.valueOf(dimension.required("kind").textValue()),
                dimension.required("value").textValue(),
                Instant.parse(window.required("start").textValue()),
                Instant.parse(window.required("end").textValue()),
                window.required("inputs").longValue(),
                window.required("late").longValue(),
                labels.required("negative").longValue(),
                labels.required("neutral").longValue(),
                labels.required("positive").longValue(),
                polarity.isNull() ? null : (Double) polarity.required("mean").doubleValue()));
    }

    private <T extends SpecificRecordBase> JsonNode tree(byte[] value, SingleObjectCodec<T> codec) throws IOException {
        return value.length > 0 && value[0] == '{' ? json.readTree(value) : AvroJson.of(codec.decode(value));
    }

    private static <E extends Enum<E>> @Nullable E symbol(JsonNode object, String field, Class<E> type) {
        String symbol = object.required(field).textValue();
        return symbol == null ? null : Enum.valueOf(type, symbol);
    }
}
