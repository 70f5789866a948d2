package dev.undertone.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.undertone.ingest.RejectedException;
import dev.undertone.ingest.RejectionReason;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whose fault a failure is: a value goes to the dead letters, a registry is waited for. Apicurio's classes over HTTP. */
class RegistryFailureTest {
    private static final String SCHEMA =
            "{\"type\":\"record\",\"name\":\"Note\",\"fields\":[{\"name\":\"text\",\"type\":\"string\"}]}";
    private static final byte[] NOTE = framed(7, "\u0010good day");

    private final SmallRegistry server = server();
    private final AtomicInteger failures = new AtomicInteger();
    // Long enough for a busy machine to load the classes of the first question.
    private SchemaRegistry registry = registry(Duration.ofSeconds(30));

    @AfterEach
    void close() {
        registry.close();
        server.close();
    }

    @Test
    void aSchemaIsAskedForOnce() throws Exception {
        var decoder = registry.decoder();

        for (int i = 0; i < 3; i++) {
            IndexedRecord note = (IndexedRecord) decoder.decode("t", new RecordHeaders(), NOTE);
            assertEquals("good day", String.valueOf(note.get(0)));
        }
        // The content, and what it refers to.
        assertTrue(server.questions.get() <= 2, server.questions + " questions");
    }

    @Test
    void aRegistryThatIsOverloadedIsAskedAgain() throws Exception {
        server.failures.set(2);

        Object note = registry.decoder().decode("t", new RecordHeaders(), NOTE);

        assertEquals("good day", String.valueOf(((IndexedRecord) note).get(0)));
        assertTrue(failures.get() >= 1, failures + " failures counted");
    }

    @Test
    void aRegistryThatDoesNotLetUsInIsNoFaultOfTheRecord() {
        registry = registry(Duration.ofSeconds(1));
        server.failures.set(1000);
        server.failureStatus = 401;

        RegistryException failure =
                assertThrows(RegistryException.class, () -> registry.decoder().decode("t", new RecordHeaders(), NOTE));

        assertTrue(failure.getMessage().contains("undertone.registry.serde"), failure.getMessage());
    }

    @Test
    void aRegistryThatIsDownIsNoFaultOfTheRecord() {
        registry = registry(Duration.ofSeconds(1));
        server.close();

        RegistryException failure =
                assertThrows(RegistryException.class, () -> registry.decoder().decode("t", new RecordHeaders(), NOTE));

        assertTrue(failure.getMessage().contains(server.url() + " has given no answer"), failure.getMessage());
        assertTrue(failures.get() >= 2, failures + " failures counted");
    }

    @Test
    void aRegistryThatHangsIsWaitedForNoLongerThanTheLimit() {
        registry = registry(Duration.ofSeconds(1));
        server.hangs = true;
        long start = System.nanoTime();

        assertThrows(RegistryException.class, () -> registry.decoder().decode("t", new RecordHeaders(), NOTE));

        assertTrue(System.nanoTime() - start < Duration.ofSeconds(4).toNanos());
    }

    @Test
    void anIdThatTheRegistryDoesNotHaveIsRefusedAndAskedForOnce() {
        registry = registry(Duration.ofSeconds(1));
        var decoder = registry.decoder();
        byte[] strange = framed(8, "\u0010good day");

        RejectedException first =
                assertThrows(RejectedException.class, () -> decoder.decode("t", new RecordHeaders(), strange));
        int asked = server.questions.get();
        RejectedException second =
                assertThrows(RejectedException.class, () -> decoder.decode("t", new RecordHeaders(), strange));

        assertEquals(RejectionReason.SCHEMA_UNKNOWN, first.reason());
        assertTrue(first.getMessage().endsWith("the registry does not have schema 8"), first.getMessage());
        assertEquals(RejectionReason.SCHEMA_UNKNOWN, second.reason());
        assertEquals(asked, server.questions.get());
    }

    @Test
    void aSchemaThatComesAWhileLaterIsWaitedFor() throws Exception {
        server.schemas.remove(7);
        server.onQuestion(3, () -> server.schemas.put(7, SCHEMA));

        Object note = registry.decoder().decode("t", new RecordHeaders(), NOTE);

        assertEquals("good day", String.valueOf(((IndexedRecord) note).get(0)));
    }

    @Test
    void aRegistryThatIsRefilledReadsAgainWhatItDidNotKnow() throws Exception {
        registry = registry(Duration.ofMillis(500));
        server.schemas.remove(7);
        AtomicLong nanos = new AtomicLong();
        var decoder = registry.decoder(nanos::get);
        server.onQuestion(2, () -> nanos.set(Duration.ofSeconds(1).toNanos()));
        assertThrows(RejectedException.class, () -> decoder.decode("t", new RecordHeaders(), NOTE));

        server.schemas.put(7, SCHEMA);
        nanos.addAndGet(Duration.ofSeconds(31).toNanos());

        assertEquals(
                "good day", String.valueOf(((IndexedRecord) decoder.decode("t", new RecordHeaders(), NOTE)).get(0)));
    }

    @Test
    void oneWaitInVainIsTheLastForAWhile() {
        AtomicLong nanos = new AtomicLong();
        var decoder = registry.decoder(nanos::get);
        server.onQuestion(2, () -> nanos.set(Duration.ofSeconds(31).toNanos()));
        assertThrows(RejectedException.class, () -> decoder.decode("t", new RecordHeaders(), framed(8, "a")));

        int asked = server.questions.get();
        assertThrows(RejectedException.class, () -> decoder.decode("t", new RecordHeaders(), framed(9, "a")));
        int withoutAWait = server.questions.get() - asked;
        nanos.addAndGet(Doubt.REST.toNanos());
        server.onQuestion(server.questions.get() + 3, () -> server.schemas.put(10, SCHEMA));

        assertEquals(1, withoutAWait);
        assertDoesNotThrow(() -> decoder.decode("t", new RecordHeaders(), framed(10, "\u0010good day")));
    }

    @Test
    void whoOnlyLooksDoesNotWait() {
        RejectedException refusal = assertThrows(
                RejectedException.class,
                () -> registry.impatientDecoder().decode("t", new RecordHeaders(), framed(8, "a")));

        assertEquals(RejectionReason.SCHEMA_UNKNOWN, refusal.reason());
        assertEquals(1, server.questions.get());
    }

    @Test
    void aValueThatDoesNotFitItsSchemaIsRefused() {
        byte[] cut = Arrays.copyOf(NOTE, NOTE.length - 3);

        RejectedException refusal =
                assertThrows(RejectedException.class, () -> registry.decoder().decode("t", new RecordHeaders(), cut));

        assertEquals(RejectionReason.MALFORMED_AVRO, refusal.reason());
    }

    @Test
    void whetherTheRegistryAnswersIsSeenByAskingForNobodysSchema() {
        assertTrue(registry.answers());
    }

    @Test
    void nothingStartsWithoutARegistryToRegisterAt() {
        registry = registry(Duration.ofSeconds(1));
        server.close();

        RegistryException failure =
                assertThrows(RegistryException.class, () -> registry.encoder("sentiment.scored", "sentiment.windows"));

        assertTrue(failure.getMessage().contains("start it, or mend undertone.registry.url"), failure.getMessage());
    }

    private SchemaRegistry registry(Duration waitLimit) {
        server.schemas.put(7, SCHEMA);
        return new SchemaRegistry(
                new RegistrySettings(
                        server.url(),
                        true,
                        RegistrySettings.APICURIO_SERIALIZER,
                        RegistrySettings.APICURIO_DESERIALIZER,
                        waitLimit,
                        Map.of()),
                failures::incrementAndGet);
    }

    /** Confluent framing: a zero, the id, the data. */
    private static byte[] framed(int id, String data) {
        byte[] bytes = data.getBytes(UTF_8);
        return ByteBuffer.allocate(5 + bytes.length)
                .put((byte) 0)
                .putInt(id)
                .put(bytes)
                .array();
    }

    private static SmallRegistry server() {
        try {
            return new SmallRegistry();
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }
}
