package dev.undertone.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.undertone.schemas.FallbackReason;
import dev.undertone.text.ScoringException;
import dev.undertone.text.TokenizedText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Native memory and native handles: freed when done with, and never before. */
class LifetimeTest {
    private static final Path STATUS = Path.of("/proc/self/status");

    /** Of which the allocator's own waste is the larger part; a leak of one model is a megabyte a load. */
    private static final long SLACK_KILOBYTES = 64 << 10;

    /** What is left of the heap after a collection hardly moves. */
    private static final long HEAP_SLACK_KILOBYTES = 8 << 10;

    private static final int SHORT_FORM = 20_000;

    /** Texts of the short form; -Dundertone.lifetime.texts=1000000 for the long one. */
    private static final int TEXTS = Integer.getInteger("undertone.lifetime.texts", SHORT_FORM);

    @Test
    void closingWaitsForCallsUnderWay() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(4);
        try {
            for (int round = 0; round < 10; round++) {
                OnnxModel model = Fixture.open("bert");
                CountDownLatch busy = new CountDownLatch(4);
                List<Future<FallbackReason>> ends = new ArrayList<>();
                for (int caller = 0; caller < 4; caller++) {
                    ends.add(callers.submit(() -> scoreUntilRefused(model, busy)));
                }
                busy.await();

                model.close();

                for (Future<FallbackReason> end : ends) {
                    assertEquals(FallbackReason.MODEL_NOT_READY, end.get(30, TimeUnit.SECONDS));
                }
            }
        } finally {
            callers.shutdownNow();
        }
    }

    private static FallbackReason scoreUntilRefused(OnnxModel model, CountDownLatch busy) {
        try {
            while (true) {
                assertNotNull(model.score(List.of(model.tokenize("a day like any other"))));
                busy.countDown();
            }
        } catch (ScoringException e) {
            return e.reason();
        }
    }

    @Test
    void twoHundredLoadsLeaveNothingBehind() throws Exception {
        requireStatus();
        load(40);
        long before = residentKilobytes();

        load(200);

        assertGrowth(before);
    }

    private static void load(int times) throws Exception {
        for (int i = 0; i < times; i++) {
            try (OnnxModel model = Fixture.open(i % 2 == 0 ? "roberta" : "xlm-roberta-external")) {
                model.score(List.of(model.tokenize("once")));
            }
        }
    }

    @Test
    void loadsThatAreRefusedLeaveNothingBehind() throws Exception {
        requireStatus();
        ModelSettings nowhere = new ModelSettings(
                0, LongText.TRUNCATE, 8, 1, new DeviceSettings(DeviceChoice.parse("cuda:9"), true, 0, null));
        refuse(nowhere, 20);
        long before = residentKilobytes();

        refuse(nowhere, 100);

        assertGrowth(before);
    }

    private static void refuse(ModelSettings settings, int times) {
        for (int i = 0; i < times; i++) {
            assertThrows(ModelException.class, () -> Fixture.open("distilbert", settings));
        }
    }

    @Test
    void twoModelsSideBySideDoNotGrow() throws Exception {
        requireStatus();
        JsonNode texts = Fixture.expected("bert").path("texts");
        try (OnnxModel one = Fixture.open("bert");
                OnnxModel other = Fixture.open("xlm-roberta")) {
            serve(one, other, texts, TEXTS / 4);
            long before = residentKilobytes();
            long heapBefore = heapKilobytes();
            say(0, heapBefore, before);

            for (int tenth = 1; tenth <= 10; tenth++) {
                serve(one, other, texts, TEXTS / 10);
                say(tenth * (TEXTS / 10), heapKilobytes(), residentKilobytes());
            }

            assertGrowth(before);
            long heapGrowth = heapKilobytes() - heapBefore;
            assertTrue(heapGrowth < HEAP_SLACK_KILOBYTES, "the heap grew by " + heapGrowth + " kB");
        }
    }

    /** For the long form, which is read by a person. */
    private static void say(int texts, long heap, long resident) {
        if (TEXTS > SHORT_FORM) {
            System.out.printf(Locale.ROOT, "%,10d texts  heap %,7d kB  resident %,9d kB%n", texts, heap, resident);
        }
    }

    private static void serve(OnnxModel one, OnnxModel other, JsonNode texts, int count) throws Exception {
        List<TokenizedText> batch = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            OnnxModel model = i / 10 % 2 == 0 ? one : other;
            batch.add(model.tokenize(texts.path(i % texts.size()).asText()));
            if (i % 10 == 9) {
                assertEquals(10, model.score(batch).size());
                batch.clear();
            }
            if (i % 1000 == 999) {
                // Else the heap's pages, touched for the first time one after the other, look like a leak.
                System.gc();
            }
        }
    }

    private static void assertGrowth(long before) throws Exception {
        long growth = residentKilobytes() - before;
        assertTrue(growth < SLACK_KILOBYTES, "grew by " + growth + " kB");
    }

    private static void requireStatus() {
        Assumptions.assumeTrue(Files.isReadable(STATUS), "only Linux tells what is resident");
    }

    private static long heapKilobytes() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) >> 10;
    }

    private static long residentKilobytes() throws Exception {
        // The heap's own growth is not the question.
        System.gc();
        for (String line : Files.readAllLines(STATUS)) {
            if (line.startsWith("RssAnon:")) {
                return Long.parseLong(line.replaceAll("\\D", ""));
            }
        }
        throw new IllegalStateException("no RssAnon");
    }
}
