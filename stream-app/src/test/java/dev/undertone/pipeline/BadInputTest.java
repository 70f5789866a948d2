package dev.undertone.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.undertone.metrics.Totals;
import dev.undertone.schemas.Adjustment;
import dev.undertone.schemas.RawText;
import dev.undertone.schemas.ScoredText;
import dev.undertone.schemas.SingleObjectCodec;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything a stranger may send, in one run, with good records between: each is accounted for and the stream goes on. */
class BadInputTest {
    private static final long YEAR_9999 = Instant.parse("9999-01-01T00:00:00Z").toEpochMilli();
    private static final String NO_TEXT = "no text from the year 9999";
    private static final int TEN_MEGABYTES = 10 << 20;
    private static final int PARTITIONS = 4;

    @TempDir
    Path folder;

    @Test
    void everyGoodRecordIsScoredAndEveryBadOneAccountedFor() throws Exception {
        Map<String, byte[]> refused = refused();
        Map<Adjustment, byte[]> adjusted = adjusted();
        try (Pipeline pipeline = Pipeline.start(folder, Map.of())) {
            letEverythingIn(pipeline);
            int good = 0;
            for (byte[] value : refused.values()) {
                pipeline.sendText("tweets.raw", "{\"text\":\"good neighbour " + good++ + "\",\"id\":\"good\"}");
                pipeline.send(new ProducerRecord<>("tweets.raw", good % PARTITIONS, null, null, value));
            }
            for (byte[] value : adjusted.values()) {
                pipeline.sendText("tweets.raw", "{\"text\":\"good neighbour " + good++ + "\",\"id\":\"good\"}");
                pipeline.send(new ProducerRecord<>("tweets.raw", 0, null, null, value));
            }
            pipeline.send(new ProducerRecord<>("tweets.raw", 0, bytes("k"), null));
            pipeline.send(
                    new ProducerRecord<>("tweets.raw", 0, YEAR_9999, null, bytes("{\"text\":\"from the year 9999\"}")));
            pipeline.send(new ProducerRecord<>("tweets.raw", 0, YEAR_9999, null, bytes(NO_TEXT)));
            pipeline.sendText("tweets.raw", "{\"text\":\"the last good one\",\"id\":\"good\"}");
            good++;
            pipeline.awaitAcknowledged();

            List<ConsumerRecord<byte[], byte[]>> scored =
                    pipeline.awaitRecords("sentiment.scored", good + adjusted.size() + 1);
            List<ConsumerRecord<byte[], byte[]>> letters = pipeline.awaitRecords("sentiment.dlq", refused.size() + 1);

            assertEquals(good + adjusted.size() + 1, scored.size());
            assertEquals(refused.size() + 1, letters.size());
            assertEquals(
                    good,
                    scored.stream()
                            .filter(record ->
                                    "good".equals(Pipeline.scored(record).getId()))
                            .count());
            assertReasons(refused, letters);
            letters.forEach(letter -> assertEquals(
                    header(letter, "__streams.errors.partition"),
                    Integer.toString(letter.partition()),
                    "the partition number of its source"));
            assertAdjustments(scored);
            Totals totals = pipeline.metrics.totals();
            assertEquals(scored.size(), totals.answered());
            assertEquals(letters.size(), totals.deadLettered());
            assertEquals(1, totals.tombstones());
            assertEquals(0, totals.inFlight());
            assertEquals(0, totals.unaccounted(), totals.toString());
        }
    }

    private static void assertReasons(Map<String, byte[]> refused, List<ConsumerRecord<byte[], byte[]>> letters) {
        List<String> expected = new ArrayList<>(refused.keySet());
        expected.add("UNKNOWN_ENCODING");
        List<String> found = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> letter : letters) {
            assertNotNull(letter.headers().lastHeader("__streams.errors.offset"));
            found.add(header(letter, "undertone.errors.reason"));
        }
        List<String> wanted =
                expected.stream().map(name -> name.split(" ", 2)[0]).sorted().toList();
        assertEquals(wanted, found.stream().sorted().toList());
        Set<ByteBuffer> sent = refused.values().stream().map(ByteBuffer::wrap).collect(Collectors.toSet());
        sent.add(ByteBuffer.wrap(bytes(NO_TEXT)));
        assertEquals(
                sent,
                letters.stream().map(letter -> ByteBuffer.wrap(letter.value())).collect(Collectors.toSet()),
                "the original bytes");
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }

    private static void assertAdjustments(List<ConsumerRecord<byte[], byte[]>> scored) {
        Map<Adjustment, Integer> counts = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : scored) {
            ScoredText text = Pipeline.scored(record);
            text.getAdjustments().forEach(adjustment -> counts.merge(adjustment, 1, Integer::sum));
        }
        assertEquals(
                Map.of(
                        Adjustment.TEXT_CUT, 1,
                        Adjustment.CHARACTERS_REPLACED, 1,
                        Adjustment.EVENT_TIME_REPLACED, 1,
                        Adjustment.TIMESTAMP_REPLACED, 1),
                counts);
    }

    /** Values by the reason they are refused for; what follows a space tells two of one reason apart. */
    private static Map<String, byte[]> refused() {
        byte[] avro = SingleObjectCodec.rawText()
                .encode(RawText.newBuilder().setText("a text in avro").build());
        byte[] unknownSchema = avro.clone();
        unknownSchema[2] ^= 1;
        byte[] tenMegabytesOfNoise = new byte[TEN_MEGABYTES];
        Arrays.fill(tenMegabytesOfNoise, (byte) 0xfe);
        Map<String, byte[]> refused = new LinkedHashMap<>();
        refused.put("NOT_UTF8", new byte[] {'{', '"', 't', (byte) 0xc3, '"', '}'});
        refused.put("MALFORMED_AVRO", Arrays.copyOf(avro, avro.length - 5));
        refused.put("SCHEMA_UNKNOWN", unknownSchema);
        refused.put("SCHEMA_UNKNOWN framed", new byte[] {0, 0, 0, 0, 7, 1, 2, 3});
        refused.put("TEXT_MISSING", bytes("{\"message\":\"no text here\"}"));
        refused.put("TEXT_MISSING null", bytes("{\"text\":null}"));
        refused.put("TEXT_WRONG_TYPE", bytes("{\"text\":{\"nested\":true}}"));
        refused.put("TEXT_BLANK", bytes("{\"text\":\"\"}"));
        refused.put("MALFORMED_JSON", bytes("{\"text\":\"cut off"));
        refused.put("UNKNOWN_ENCODING", new byte[0]);
        refused.put("UNKNOWN_ENCODING large", tenMegabytesOfNoise);
        return refused;
    }

    private static Map<Adjustment, byte[]> adjusted() {
        Map<Adjustment, byte[]> adjusted = new LinkedHashMap<>();
        adjusted.put(Adjustment.TEXT_CUT, bytes("{\"text\":\"" + "word ".repeat(TEN_MEGABYTES / 5) + "\"}"));
        adjusted.put(Adjustment.CHARACTERS_REPLACED, bytes("{\"text\":\"half a pair \\ud83d\"}"));
        adjusted.put(Adjustment.EVENT_TIME_REPLACED, bytes("{\"text\":\"far ahead\",\"eventTime\":" + YEAR_9999 + "}"));
        return adjusted;
    }

    /** Settings of the input topic that let large records and timestamps of the future through. */
    private static void letEverythingIn(Pipeline pipeline) throws Exception {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, "tweets.raw");
        pipeline.admin()
                .incrementalAlterConfigs(Map.of(
                        topic,
                        List.of(
                                set("max.message.bytes", Integer.toString(20 << 20)),
                                set("message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE)))))
                .all()
                .get();
    }

    private static AlterConfigOp set(String name, String value) {
        return new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
