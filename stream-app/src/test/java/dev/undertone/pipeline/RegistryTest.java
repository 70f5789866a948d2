package dev.undertone.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.undertone.registry.RegistryException;
import dev.undertone.schemas.ScoredText;
import dev.undertone.schemas.SentimentWindow;
import dev.undertone.schemas.SingleObjectCodec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The whole application with a real Apicurio Registry, which others see by Confluent's API. */
@EnabledIfSystemProperty(named = "apicurio.home", matches = ".+", disabledReason = "wants -Pregistry")
class RegistryTest {
    private static final String SCHEMA =
            "{\"type\":\"record\",\"name\":\"Tweet\",\"namespace\":\"com.example\",\"fields\":["
                    + "{\"name\":\"id\",\"type\":\"string\"},{\"name\":\"text\",\"type\":\"string\"}%s]}";
    private static final int NOBODYS = 1_000_000;

    @TempDir
    static Path folder;

    private static ApicurioServer server;

    @BeforeAll
    static void start() throws Exception {
        server = new ApicurioServer(folder.resolve("registry"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void whatIsWrittenCanBeReadByTheIdInIt() throws Exception {
        try (Pipeline pipeline = pipeline("written", Map.of())) {
            pipeline.sendText("tweets.raw", 0, "What a lovely day", "");
            List<ConsumerRecord<byte[], byte[]>> scored = pipeline.awaitRecords("sentiment.scored", 1);
            List<ConsumerRecord<byte[], byte[]>> windows = pipeline.awaitRecords("sentiment.windows", 1);

            GenericRecord answer = read(scored.get(0).value(), ScoredText.getClassSchema());
            GenericRecord window = read(windows.get(0).value(), SentimentWindow.getClassSchema());

            assertEquals("What a lovely day", answer.get("text").toString());
            assertEquals("POSITIVE", answer.get("label").toString());
            assertEquals(1L, window.get("inputs"));
            JsonNode subjects = server.subjects();
            assertTrue(subjects.toString().contains("\"sentiment.scored-value\""), subjects.toString());
            assertTrue(subjects.toString().contains("\"sentiment.windows-value\""), subjects.toString());
        }
    }

    @Test
    void whatOthersHaveFramedIsReadByTheIdInIt() throws Exception {
        try (Pipeline pipeline = pipeline("framed", Map.of("output.format", "avro"))) {
            int first = server.register("framed-value", SCHEMA.formatted(""));
            int second = server.register(
                    "framed-value",
                    SCHEMA.formatted(",{\"name\":\"lang\",\"type\":[\"null\",\"string\"],\"default\":null}"));
            pipeline.send(new ProducerRecord<>("tweets.raw", framed(first, "a", "a lovely day")));
            pipeline.send(new ProducerRecord<>("tweets.raw", framed(second, "b", "an awful day")));
            pipeline.send(new ProducerRecord<>("tweets.raw", framed(NOBODYS, first, "c", "whose day")));

            Set<String> read = new HashSet<>();
            pipeline.awaitRecords("sentiment.scored", 2)
                    .forEach(record -> read.add(Pipeline.scored(record).getId() + ": "
                            + Pipeline.scored(record).getText()));
            List<ConsumerRecord<byte[], byte[]>> letters = pipeline.awaitRecords("sentiment.dlq", 1);

            assertEquals(Set.of("a: a lovely day", "b: an awful day"), read);
            assertEquals(1, letters.size());
            assertEquals(
                    "SCHEMA_UNKNOWN",
                    new String(
                            letters.get(0)
                                    .headers()
                                    .lastHeader("undertone.errors.reason")
                                    .value(),
                            UTF_8));
        }
    }

    @Test
    void whileTheRegistryIsAwayAnswersAreWrittenAndWhatNeedsItWaits() throws Exception {
        // Short, so that a thread dies of it and its replacement finds the registry again.
        try (Pipeline pipeline = pipeline("away", Map.of("registry.wait.limit", "2s"))) {
            int id = server.register("away-value", SCHEMA.formatted(""));
            byte[] framed = framed(id, "z", "patience is lovely");
            server.stop();
            pipeline.sendText("transcripts.raw", 0, "Scored without asking", "");
            pipeline.awaitRecords("sentiment.scored", 1);
            pipeline.send(new ProducerRecord<>("tweets.raw", 0, null, framed));
            pipeline.awaitRegistryFailures(8);

            server.start();
            List<ConsumerRecord<byte[], byte[]>> scored = pipeline.awaitRecords("sentiment.scored", 2);

            assertEquals(2, scored.size());
            assertEquals(
                    Set.of("Scored without asking", "patience is lovely"),
                    Set.of(text(scored.get(0)), text(scored.get(1))));
            assertEquals(0, pipeline.metrics.totals().deadLettered());
        }
    }

    @Test
    void withoutAutoRegisterNothingStartsUntilTheFilesAreRegistered() throws Exception {
        Map<String, String> settings = Map.of(
                "registry.auto.register", "false", "topic.scored", "strict.scored", "topic.windows", "strict.windows");

        RegistryException failure = assertThrows(
                RegistryException.class, () -> pipeline("strict", settings).close());
        server.register("strict.scored-value", avsc("ScoredText"));
        server.register("strict.windows-value", avsc("SentimentWindow"));

        assertTrue(
                failure.getMessage().contains("register schemas/src/main/avro/ScoredText.avsc as strict.scored-value"),
                failure.getMessage());
        try (Pipeline pipeline = pipeline("strict-again", settings)) {
            pipeline.sendText("tweets.raw", 0, "What a lovely day", "");
            assertFalse(pipeline.awaitRecords("strict.scored", 1).isEmpty());
        }
    }

    private static Pipeline pipeline(String name, Map<String, String> more) throws Exception {
        Map<String, String> settings = new HashMap<>(
                Map.of("output.format", "registry", "registry.url", server.url(), "topics.partitions", "1"));
        settings.putAll(more);
        return Pipeline.start(folder.resolve(name), settings);
    }

    /** By hand, as any consumer of Confluent's format does: a zero, the id of the schema, the data and nothing more. */
    private static GenericRecord read(byte[] value, Schema ofTheClass) throws IOException, InterruptedException {
        assertEquals(0, value[0]);
        JsonNode answer = server.schema(ByteBuffer.wrap(value).getInt(1));
        Schema writer = new Schema.Parser().parse(answer.get("schema").textValue());
        List<Schema> released = SingleObjectCodec.releasedSchemas(ofTheClass);
        assertEquals(released.get(released.size() - 1), writer);
        assertTrue(answer.path("references").isEmpty(), "one schema with all its types");
        BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(value, 5, value.length - 5, null);
        GenericRecord record = new GenericDatumReader<GenericRecord>(writer).read(null, decoder);
        assertTrue(decoder.isEnd());
        return record;
    }

    private static String text(ConsumerRecord<byte[], byte[]> record) {
        try {
            return read(record.value(), ScoredText.getClassSchema()).get("text").toString();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] framed(int id, String sender, String text) throws IOException, InterruptedException {
        return framed(id, id, sender, text);
    }

    /** A text under one id, written with the schema of another. */
    private static byte[] framed(int id, int written, String sender, String text)
            throws IOException, InterruptedException {
        Schema schema =
                new Schema.Parser().parse(server.schema(written).get("schema").textValue());
        GenericRecord record = new GenericData.Record(schema);
        record.put("id", sender);
        record.put("text", text);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(ByteBuffer.allocate(5).put((byte) 0).putInt(id).array());
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
        new GenericDatumWriter<GenericRecord>(schema).write(record, encoder);
        encoder.flush();
        return out.toByteArray();
    }

    private static String avsc(String name) throws IOException {
        return Files.readString(Path.of(System.getProperty("undertone.home"), "schemas/src/main/avro", name + ".avsc"));
    }
}
