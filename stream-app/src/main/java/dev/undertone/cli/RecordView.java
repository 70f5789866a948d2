package dev.undertone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.undertone.ingest.FramedDecoder;
import dev.undertone.ingest.RejectedException;
import dev.undertone.ingest.Utf8Text;
import java.time.Instant;
import java.util.Base64;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** A Kafka record as one line of JSON. */
final class RecordView {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ValueView values;

    /** @param framed decodes Confluent framing */
    RecordView(FramedDecoder framed) {
        this.values = new ValueView(framed);
    }

    String line(ConsumerRecord<byte[], byte[]> record) {
        ObjectNode shown = NODES.objectNode()
                .put("topic", record.topic())
                .put("partition", record.partition())
                .put("offset", record.offset())
                .put("timestamp", Instant.ofEpochMilli(record.timestamp()).toString());
        shown.set("key", text(record.key()));
        if (record.headers().iterator().hasNext()) {
            shown.set("headers", headers(record.headers()));
        }
        values.show(record.topic(), record.headers(), record.value(), shown);
        return shown.toString();
    }

    /** Values by name; a name that comes more than once has a list. */
    private static ObjectNode headers(Headers headers) {
        ObjectNode shown = NODES.objectNode();
        for (Header header : headers) {
            JsonNode earlier = shown.get(header.key());
            JsonNode value = text(header.value());
            if (earlier == null) {
                shown.set(header.key(), value);
            } else if (earlier instanceof ArrayNode list) {
                list.add(value);
            } else {
                shown.set(header.key(), NODES.arrayNode().add(earlier).add(value));
            }
        }
        return shown;
    }

    private static JsonNode text(byte @Nullable [] bytes) {
        if (bytes == null) {
            return NullNode.getInstance();
        }
        try {
            return TextNode.valueOf(Utf8Text.decode(bytes, 0, bytes.length));
        } catch (RejectedException e) {
            return NODES.objectNode().put("base64", Base64.getEncoder().encodeToString(bytes));
        }
    }
}
