package dev.undertone.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.undertone.engine.WordScorer;
import dev.undertone.enrich.OutputEncoder;
import dev.undertone.schemas.Adjustment;
import dev.undertone.schemas.FallbackReason;
import dev.undertone.schemas.Label;
import dev.undertone.schemas.RawText;
import dev.undertone.schemas.ScoredText;
import dev.undertone.schemas.ScorerType;
import dev.undertone.schemas.SingleObjectCodec;
import dev.undertone.schemas.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SentimentTopologyTest {
    private final TopologyFixture topology = new TopologyFixture();

    @AfterEach
    void close() {
        topology.close();
    }

    @Test
    void aJsonTextIsScoredByTheModelWithItsProvenance() {
        topology.send(
                "{\"text\":\"good good\",\"id\":\"a1\",\"lang\":\"en\",\"subject\":\"billing\"}",
                TopologyFixture.START);

        ScoredText scored = topology.scored().get(0);

        assertEquals(Label.POSITIVE, scored.getLabel());
        assertEquals(Status.SCORED, scored.getStatus());
        assertEquals(ScorerType.MODEL, scored.getScorer());
        assertEquals("a1", scored.getId());
        assertEquals("billing", scored.getSubject());
        assertEquals("tweets", scored.getSource().getName());
        assertEquals(0, scored.getSource().getOffset());
        assertEquals("words", scored.getProvenance().getModel());
        assertEquals(2, scored.getProvenance().getTokens());
        assertNull(scored.getFallbackReason());
    }

    @Test
    void avroSingleObjectEncodingIsRead() {
        RawText raw = RawText.newBuilder().setText("bad bad").setLang("en").build();

        topology.send(
                "transcripts.raw",
                null,
                SingleObjectCodec.rawText().encode(raw),
                TopologyFixture.START,
                new RecordHeaders());

        ScoredText scored = topology.scored().get(0);
        assertEquals(Label.NEGATIVE, scored.getLabel());
        assertEquals("transcripts", scored.getSource().getName());
    }

    @Test
    void keyHeadersAndTimestampTravelOnAndFilterHeadersAreAdded() {
        Headers headers = new RecordHeaders().add("traceparent", "00-ab".getBytes(UTF_8));

        topology.send("tweets.raw", bytes("k"), bytes("{\"text\":\"good good\"}"), at(7), headers);

        TestRecord<byte[], byte[]> out = topology.output("sentiment.scored").get(0);
        assertArrayEquals(bytes("k"), out.key());
        assertEquals(at(7), out.getRecordTime());
        assertEquals("00-ab", header(out, "traceparent"));
        assertEquals("POSITIVE", header(out, "undertone-label"));
        assertEquals("MODEL", header(out, "undertone-scorer"));
        assertEquals("words", header(out, "undertone-model"));
    }

    @Test
    void aTextTheModelRefusesIsAnsweredWithoutInventionAndHasADeadLetterCopy() {
        topology.sendText("explode");

        ScoredText scored = topology.scored().get(0);
        assertEquals(Status.PENDING, scored.getStatus());
        assertNull(scored.getLabel());
        assertEquals(ScorerType.NONE, scored.getScorer());
        assertEquals(FallbackReason.MODEL_REJECTED_INPUT, scored.getFallbackReason());
        TestRecord<byte[], byte[]> letter = topology.output("sentiment.dlq").get(0);
        assertEquals("{\"text\":\"explode\",\"lang\":\"en\"}", new String(letter.value(), UTF_8));
        assertEquals("SCORE", header(letter, "undertone.errors.stage"));
        assertEquals("MODEL_REJECTED_INPUT", header(letter, "undertone.errors.reason"));
    }

    @Test
    void aRefusedRecordKeepsBytesKeyHeadersAndSaysWhy() {
        byte[] notUtf8 = {'{', '"', (byte) 0xff, '"', '}'};
        Headers headers = new RecordHeaders().add("mine", bytes("1"));

        topology.send("tweets.raw", bytes("k"), notUtf8, at(3), headers);

        TestRecord<byte[], byte[]> letter = topology.output("sentiment.dlq").get(0);
        assertArrayEquals(notUtf8, letter.value());
        assertArrayEquals(bytes("k"), letter.key());
        assertEquals(at(3), letter.getRecordTime());
        assertEquals("1", header(letter, "mine"));
        assertEquals("DECODE", header(letter, "undertone.errors.stage"));
        assertEquals("NOT_UTF8", header(letter, "undertone.errors.reason"));
        assertEquals("tweets.raw", header(letter, "__streams.errors.topic"));
        assertEquals("0", header(letter, "__streams.errors.partition"));
        assertEquals("0", header(letter, "__streams.errors.offset"));
        assertTrue(topology.output("sentiment.scored").isEmpty());
    }

    @Test
    void aTombstoneEndsSilentlyAndIsCounted() {
        topology.send("tweets.raw", bytes("k"), null, at(0), new RecordHeaders());

        assertTrue(topology.output("sentiment.scored").isEmpty());
        assertTrue(topology.output("sentiment.dlq").isEmpty());
        assertEquals(1, topology.registry.get("undertone.tombstones").counter().count());
    }

    @Test
    void aTimestampNoBrokerWouldTakeIsReplaced() {
        Instant year9999 = Instant.parse("9999-01-01T00:00:00Z");

        topology.send("{\"text\":\"good\",\"eventTime\":\"9999-12-31T00:00:00Z\"}", year9999);

        TestRecord<byte[], byte[]> out = topology.output("sentiment.scored").get(0);
        assertEquals(TopologyFixture.START, out.getRecordTime());
    }

    @Test
    void aReplacedTimestampIsSaid() {
        Instant year9999 = Instant.parse("9999-01-01T00:00:00Z");

        topology.send("{\"text\":\"good\",\"eventTime\":\"9999-12-31T00:00:00Z\"}", year9999);

        ScoredText scored = topology.scored().get(0);
        assertEquals(List.of(Adjustment.TIMESTAMP_REPLACED, Adjustment.EVENT_TIME_REPLACED), scored.getAdjustments());
        assertEquals(year9999, scored.getSource().getTimestamp());
        assertEquals(TopologyFixture.START, scored.getEventTime());
    }

    @Test
    void anAnswerTooLargeForTheTopicGoesWithoutItsForeignHeaders() {
        Headers headers = new RecordHeaders().add("huge", new byte[TopologyFixture.MAX_BYTES]);

        topology.send("tweets.raw", null, bytes("{\"text\":\"good good\"}"), at(0), headers);

        TestRecord<byte[], byte[]> out = topology.output("sentiment.scored").get(0);
        assertNull(out.headers().lastHeader("huge"));
        assertEquals("POSITIVE", header(out, "undertone-label"));
    }

    @Test
    void aDeadLetterTooLargeForTheTopicIsCutWithLengthAndDigest() {
        byte[] large = new byte[TopologyFixture.MAX_BYTES + 1];

        topology.send("tweets.raw", null, large, at(0), new RecordHeaders());

        TestRecord<byte[], byte[]> letter = topology.output("sentiment.dlq").get(0);
        assertTrue(OutputSize.of(null, letter.value(), letter.headers()) <= TopologyFixture.MAX_BYTES);
        assertEquals(Integer.toString(large.length), header(letter, "undertone.errors.original.length"));
        assertEquals(64, header(letter, "undertone.errors.original.sha256").length());
    }

    @Test
    void jsonOutputIsPlain() {
        try (TopologyFixture json = new TopologyFixture(new WordScorer(), OutputEncoder.json())) {
            json.sendText("good good");

            String value = new String(json.output("sentiment.scored").get(0).value(), UTF_8);

            assertTrue(value.contains("\"label\":\"POSITIVE\""), value);
            assertTrue(value.contains("\"eventTime\":\"2026-01-31T10:00:00Z\""), value);
        }
    }

    private static Instant at(int seconds) {
        return TopologyFixture.START.plus(Duration.ofSeconds(seconds));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private static String header(TestRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? "absent" : new String(header.value(), UTF_8);
    }
}
