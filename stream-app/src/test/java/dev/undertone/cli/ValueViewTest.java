package dev.undertone.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.undertone.ingest.FramedDecoder;
import dev.undertone.schemas.RawText;
import dev.undertone.schemas.SingleObjectCodec;
import java.util.Arrays;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class ValueViewTest {
    @Test
    void avroOfOurSchemasIsShownAsJson() {
        byte[] value = raw();

        assertEquals(
                "{\"value\":{\"text\":\"hi\",\"id\":null,\"lang\":\"en\",\"subject\":null,\"eventTime\":null}}",
                shown(value));
    }

    @Test
    void jsonIsOneLineWithItsOwnDigits() {
        assertEquals("{\"value\":{\"a\":[1.10,null]}}", shown("{ \"a\":\n [1.10, null] }".getBytes(UTF_8)));
    }

    @Test
    void textAndBrokenJsonAreStrings() {
        assertEquals("{\"value\":\"plain\"}", shown("plain".getBytes(UTF_8)));
        assertEquals("{\"value\":\"{\\\"a\\\"\"}", shown("{\"a\"".getBytes(UTF_8)));
        assertEquals("{\"value\":\"\"}", shown(new byte[0]));
    }

    @Test
    void aTombstoneIsNull() {
        assertEquals("{\"value\":null}", shown(null));
    }

    @Test
    void whatCannotBeDecodedIsShownAsBytesWithTheReason() {
        byte[] otherSchema = raw();
        otherSchema[3] ^= 1;

        assertEquals(
                "{\"valueBase64\":\"/w==\",\"valueError\":\"the value is not valid UTF-8\"}",
                shown(new byte[] {(byte) 0xFF}));
        assertEquals(
                "{\"valueBase64\":\"AAAAAAcB\",\"valueError\":\"Confluent framing, schema 7: the writer's schema is not known: "
                        + "Confluent framing needs undertone.registry.url or undertone.input.topics.t.schema\"}",
                shown(new byte[] {0, 0, 0, 0, 7, 1}));
        assertEquals("Avro that is truncated or damaged", error(Arrays.copyOf(raw(), 11)));
        assertEquals(
                "Avro with an unknown schema, fingerprint", error(otherSchema).substring(0, 40));
    }

    private static byte[] raw() {
        return SingleObjectCodec.rawText()
                .encode(RawText.newBuilder().setText("hi").setLang("en").build());
    }

    private static String shown(byte[] value) {
        return object(value).toString();
    }

    private static String error(byte[] value) {
        return object(value).path("valueError").asText();
    }

    private static ObjectNode object(byte[] value) {
        ObjectNode record = JsonNodeFactory.instance.objectNode();
        new ValueView(FramedDecoder.NONE).show("t", new RecordHeaders(), value, record);
        return record;
    }
}
