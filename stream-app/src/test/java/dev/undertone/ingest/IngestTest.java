package dev.undertone.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.undertone.schemas.Adjustment;
import dev.undertone.schemas.RawText;
import dev.undertone.schemas.SingleObjectCodec;
import dev.undertone.text.AdmittedText;
import dev.undertone.text.ModelRoutes;
import dev.undertone.text.SourcePosition;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class IngestTest {
    private static final long NOW = 1_770_000_000_000L;
    private static final long YEAR_9999 = 253_370_764_800_000L;
    private static final Schema FOREIGN = new Schema.Parser()
            .parse("{\"type\":\"record\",\"name\":\"Tweet\",\"fields\":[{\"name\":\"likes\",\"type\":\"int\"},"
                    + "{\"name\":\"text\",\"type\":\"string\"}]}");

    private final Ingest ingest = new Ingest(
            new ValueDecoder(InputEncoding.AUTO, Map.of("framed.raw", FOREIGN), FramedDecoder.NONE),
            new Admission(Map.of("tweets.raw", "tweets"), 100, Duration.ofMinutes(5), ModelRoutes.ONE));

    @Test
    void jsonFieldsAreRead() throws RejectedException {
        AdmittedText text = admit(
                "{\"text\":\"hi\",\"id\":7,\"lang\":\"en-GB\",\"subject\":\" billing \",\"eventTime\":1700000000000,\"x\":[]}");

        assertEquals("hi", text.text());
        assertEquals("7", text.id());
        assertEquals("en", text.lang());
        assertEquals("billing", text.subject());
        assertEquals(1_700_000_000_000L, text.eventTimeMillis());
        assertEquals(List.of(), text.adjustments());
    }

    @Test
    void aHeaderNamesTheModelAndAnUnknownNameIsReplacedAndNoted() throws Exception {
        ModelRoutes routes = new ModelRoutes("general", Set.of("general", "calls"), Map.of(), Map.of());
        Ingest choosing = new Ingest(
                new ValueDecoder(InputEncoding.AUTO), new Admission(Map.of(), 100, Duration.ofMinutes(5), routes));
        Headers known = new RecordHeaders().add("undertone-model", "calls".getBytes(UTF_8));
        Headers unknown = new RecordHeaders().add("undertone-model", "nobody".getBytes(UTF_8));

        AdmittedText named = choosing.ingest(position("tweets.raw"), json("{\"text\":\"hi\"}"), known, NOW, NOW);
        AdmittedText replaced = choosing.ingest(position("tweets.raw"), json("{\"text\":\"hi\"}"), unknown, NOW, NOW);

        assertEquals("calls", named.model());
        assertEquals(List.of(), named.adjustments());
        assertEquals("general", replaced.model());
        assertEquals(List.of(Adjustment.MODEL_REPLACED), replaced.adjustments());
    }

    @Test
    void eventTimeMayBeIso8601() throws RejectedException {
        assertEquals(
                1_767_225_600_000L,
                admit("{\"text\":\"hi\",\"eventTime\":\"2026-01-01T01:00:00+01:00\"}")
                        .eventTimeMillis());
    }

    @Test
    void cloudEventHeadersStandInForFields() throws RejectedException {
        Headers headers = new RecordHeaders()
                .add("ce_id", "c-1".getBytes(UTF_8))
                .add("ce_time", "2026-01-01T00:00:00Z".getBytes(UTF_8));

        AdmittedText text = ingest.ingest(position("tweets.raw"), json("{\"text\":\"hi\"}"), headers, NOW, NOW);

        assertEquals("c-1", text.id());
        assertEquals(1_767_225_600_000L, text.eventTimeMillis());
    }

    @Test
    void withoutAnEventTimeTheKafkaTimestampCounts() throws RejectedException {
        AdmittedText text = admit("{\"text\":\"hi\"}");

        assertEquals(NOW, text.eventTimeMillis());
        assertNull(text.id());
    }

    @Test
    void refusalsHaveTheirReasons() {
        assertEquals(RejectionReason.UNKNOWN_ENCODING, refusal("hello".getBytes(UTF_8)));
        assertEquals(RejectionReason.UNKNOWN_ENCODING, refusal(new byte[0]));
        assertEquals(RejectionReason.NOT_UTF8, refusal(new byte[] {'{', (byte) 0xff, '}'}));
        assertEquals(RejectionReason.MALFORMED_JSON, refusal(json("{\"text\":\"a")));
        assertEquals(RejectionReason.MALFORMED_JSON, refusal(json("{\"text\":\"a\"} {}")));
        assertEquals(RejectionReason.MALFORMED_JSON, refusal(json("{".repeat(5000))));
        assertEquals(RejectionReason.TEXT_MISSING, refusal(json("{\"message\":\"a\"}")));
        assertEquals(RejectionReason.TEXT_MISSING, refusal(json("{\"text\":null}")));
        assertEquals(RejectionReason.TEXT_WRONG_TYPE, refusal(json("{\"text\":[\"a\"]}")));
        assertEquals(RejectionReason.TEXT_BLANK, refusal(json("{\"text\":\" \\n\"}")));
        assertEquals(RejectionReason.FIELD_WRONG_TYPE, refusal(json("{\"text\":\"a\",\"lang\":1}")));
        assertEquals(RejectionReason.FIELD_WRONG_TYPE, refusal(json("{\"text\":\"a\",\"eventTime\":\"noon\"}")));
        assertEquals(RejectionReason.SCHEMA_UNKNOWN, refusal(new byte[] {0, 0, 0, 0, 1, 2, 'h'}));
        assertEquals(RejectionReason.SCHEMA_UNKNOWN, refusal(new byte[] {(byte) 0xC3, 1, 1, 2, 3, 4, 5, 6, 7, 8, 0}));
    }

    @Test
    void everyTruncationOfAvroIsRefused() {
        byte[] whole = avro("a text of some length");
        for (int length = 1; length < whole.length; length++) {
            byte[] truncated = Arrays.copyOf(whole, length);
            assertThrows(RejectedException.class, () -> ingest(truncated), () -> truncated.length + " bytes");
        }
    }

    @Test
    void damagedAvroIsScoredOrRefusedNeverFatal() {
        long seed = 42;
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            byte[] damaged = avro("some text to damage");
            for (int bytes = random.nextInt(3) + 1; bytes > 0; bytes--) {
                damaged[10 + random.nextInt(damaged.length - 10)] = (byte) random.nextInt();
            }
            try {
                ingest(damaged);
            } catch (RejectedException refused) {
                assertFalse(String.valueOf(refused.getMessage()).contains("some text"), "seed " + seed);
            }
        }
    }

    @Test
    void framedAvroIsReadWithTheTopicsSchema() throws RejectedException, IOException {
        GenericRecord tweet = new GenericData.Record(FOREIGN);
        tweet.put("likes", 3);
        tweet.put("text", "framed");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(new byte[] {0, 0, 0, 0, 9});
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
        new GenericDatumWriter<GenericRecord>(FOREIGN).write(tweet, encoder);
        encoder.flush();

        AdmittedText text = ingest.ingest(position("framed.raw"), out.toByteArray(), new RecordHeaders(), NOW, NOW);

        assertEquals("framed", text.text());
    }

    @Test
    void endlessNestingInFramedAvroIsRefused() {
        Schema nested = InputSchema.parse("{\"type\":\"record\",\"name\":\"Reply\",\"fields\":["
                + "{\"name\":\"text\",\"type\":\"string\"},{\"name\":\"to\",\"type\":[\"null\",\"Reply\"]}]}");
        byte[] value = new byte[5 + (4 << 20)];
        for (int i = 6; i < value.length; i += 2) {
            // No text, and a reply to the next.
            value[i] = 2;
        }

        RejectedException refused = assertThrows(RejectedException.class, () -> decode(nested, value));

        assertEquals(RejectionReason.MALFORMED_AVRO, refused.reason());
    }

    @Test
    void whateverAvroThrowsIsARefusal() {
        Schema number = new Schema.Parser().parse("\"int\"");
        byte[] value = {0, 0, 0, 0, 1, 2};

        RejectedException refused = assertThrows(RejectedException.class, () -> decode(number, value));

        assertEquals(RejectionReason.MALFORMED_AVRO, refused.reason());
    }

    private static RawFields decode(Schema schema, byte[] value) throws RejectedException {
        return new ValueDecoder(InputEncoding.AUTO, Map.of("t", schema), FramedDecoder.NONE)
                .decode("t", new RecordHeaders(), value);
    }

    @Test
    void aSchemaForFramedAvroMustBeARecordWithAText() {
        assertSchemaRefused("\"string\"", "is of type string");
        assertSchemaRefused("{\"type\":\"record\",\"name\":\"T\",\"fields\":[]}", "T has none");
        assertSchemaRefused(
                "{\"type\":\"record\",\"name\":\"T\",\"fields\":[{\"name\":\"text\",\"type\":\"bytes\"}]}",
                "is of type bytes");
        assertSchemaRefused("{\"type\":\"rec", "must be an Avro schema");
        assertSchemaRefused("", "must be an Avro schema");
        InputSchema.parse(
                "{\"type\":\"record\",\"name\":\"T\",\"fields\":[{\"name\":\"text\",\"type\":[\"null\",\"string\"]}]}");
    }

    @Test
    void longTextIsCutAndSaysSoNeverInsideAPair() throws RejectedException {
        AdmittedText text = admit("{\"text\":\"" + "a".repeat(99) + "😀 and more\"}");

        assertEquals("a".repeat(99), text.text());
        assertEquals(List.of(Adjustment.TEXT_CUT), text.adjustments());
    }

    @Test
    void loneSurrogatesAreReplacedAndPairsKept() throws RejectedException {
        AdmittedText text = admit("{\"text\":\"a\\ud83d b \\ude00\\ud83d \\ud83d\\ude00\"}");

        assertEquals("a\uFFFD b \uFFFD\uFFFD 😀", text.text());
        assertEquals(List.of(Adjustment.CHARACTERS_REPLACED), text.adjustments());
    }

    @Test
    void futureTimesAreReplaced() throws RejectedException {
        AdmittedText text = ingest.ingest(
                position("tweets.raw"),
                json("{\"text\":\"hi\",\"eventTime\":" + YEAR_9999 + "}"),
                new RecordHeaders(),
                YEAR_9999,
                NOW);

        assertEquals(NOW, text.eventTimeMillis());
        assertEquals(NOW, text.forwardTimestampMillis());
        assertEquals(YEAR_9999, text.timestampMillis());
        assertTrue(text.adjustments().contains(Adjustment.EVENT_TIME_REPLACED));
        assertTrue(text.adjustments().contains(Adjustment.TIMESTAMP_REPLACED));
    }

    @Test
    void plainTextInputTakesTheWholeValue() throws RejectedException {
        Ingest plain = new Ingest(
                new ValueDecoder(InputEncoding.TEXT),
                new Admission(Map.of(), 100, Duration.ofMinutes(5), ModelRoutes.ONE));

        AdmittedText text = plain.ingest(position("tweets.raw"), json("{not json}"), new RecordHeaders(), NOW, NOW);

        assertEquals("{not json}", text.text());
    }

    private static void assertSchemaRefused(String schema, String expected) {
        String message = assertThrows(IllegalArgumentException.class, () -> InputSchema.parse(schema))
                .getMessage();
        assertTrue(message.contains(expected), message);
    }

    private AdmittedText admit(String json) throws RejectedException {
        return ingest(json(json));
    }

    private AdmittedText ingest(byte[] value) throws RejectedException {
        return ingest.ingest(position("tweets.raw"), value, new RecordHeaders(), NOW, NOW);
    }

    private RejectionReason refusal(byte[] value) {
        return assertThrows(RejectedException.class, () -> ingest(value)).reason();
    }

    private static byte[] avro(String text) {
        return SingleObjectCodec.rawText()
                .encode(RawText.newBuilder()
                        .setText(text)
                        .setId("1")
                        .setLang("en")
                        .build());
    }

    private static byte[] json(String json) {
        return json.getBytes(UTF_8);
    }

    private static SourcePosition position(String topic) {
        return new SourcePosition(topic, 0, 0);
    }
}
