package dev.undertone.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.undertone.schemas.RawText;
import dev.undertone.schemas.SingleObjectCodec;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Texts of people never reach the log, whatever is wrong with them and whatever fails meanwhile. */
class SilentLogTest {
    private static final String MARKER = "xyzzy-secret-of-mine";

    @TempDir
    Path folder;

    @Test
    void noTextIdKeyOrHeaderIsEverLogged() throws Exception {
        byte[] avro = SingleObjectCodec.rawText()
                .encode(RawText.newBuilder().setText(MARKER).setId(MARKER).build());
        List<byte[]> refused = List.of(
                bytes("{\"text\":\"" + MARKER),
                bytes("{\"text\":{\"" + MARKER + "\":1}}"),
                bytes("{\"text\":1,\"note\":\"" + MARKER + "\"}"),
                bytes(MARKER),
                Arrays.copyOf(avro, avro.length - 3));
        List<byte[]> good = List.of(
                avro,
                bytes("{\"text\":\"good " + MARKER + "\",\"id\":\"" + MARKER + "\",\"subject\":\"" + MARKER + "\"}"));
        Map<String, String> failing = Map.of("faults.enabled", "true", "faults.script", "error:3s@1ms");
        try (CapturedLog log = CapturedLog.ofNow()) {
            try (Pipeline pipeline = Pipeline.start(folder, failing)) {
                for (int round = 0; round < 20; round++) {
                    refused.forEach(value -> pipeline.send(record(value)));
                    good.forEach(value -> pipeline.send(record(value)));
                }
                pipeline.awaitAcknowledged();

                assertEquals(40, pipeline.awaitRecords("sentiment.scored", 40).size());
                assertEquals(100, pipeline.awaitRecords("sentiment.dlq", 100).size());
            }

            assertFalse(log.lines().isEmpty(), "something was logged");
            assertEquals(
                    List.of(),
                    log.lines().stream().filter(line -> line.contains(MARKER)).toList());
        }
    }

    private static ProducerRecord<byte[], byte[]> record(byte[] value) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>("tweets.raw", bytes(MARKER), value);
        record.headers().add("author", bytes(MARKER));
        return record;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
