package dev.undertone.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.undertone.delivery.Delivered;
import dev.undertone.delivery.Guarantees;
import dev.undertone.schemas.FallbackReason;
import dev.undertone.schemas.ScorerType;
import dev.undertone.schemas.SentimentWindow;
import dev.undertone.text.SourcePosition;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The promises of the main job, on a real broker with the real model. */
class PipelineTest {
    private static final int RECORDS = 4000;
    private static final Set<FallbackReason> DEADLINES = EnumSet.of(
            FallbackReason.DEADLINE_ADMISSION, FallbackReason.DEADLINE_QUEUED, FallbackReason.DEADLINE_IN_FLIGHT);

    /** What a machine that stands still for seconds does to an answer: a run past its limit opens the breaker. */
    private static final Set<FallbackReason> LATE = EnumSet.of(
            FallbackReason.DEADLINE_ADMISSION,
            FallbackReason.DEADLINE_QUEUED,
            FallbackReason.DEADLINE_IN_FLIGHT,
            FallbackReason.BREAKER_OPEN);

    @TempDir
    Path folder;

    @Test
    void everyRecordHasOneAnswerInOrderAndWindowsAddUp() throws Exception {
        // Two seconds, so that a slow machine's share of fallbacks says nothing about the code.
        Map<String, String> patient = Map.of("kafka.num.stream.threads", "2", "score.deadline", "2s");
        try (Pipeline pipeline = Pipeline.start(folder, patient)) {
            for (int i = 0; i < RECORDS; i++) {
                pipeline.sendText(
                        i % 4 == 0 ? "transcripts.raw" : "tweets.raw",
                        null,
                        "call " + i + " was great, thanks",
                        ",\"lang\":\"" + (i % 3 == 0 ? "ar" : "en") + "\",\"subject\":\"s" + i % 2 + "\"");
            }
            Map<SourcePosition, String> sent = pipeline.awaitAcknowledged();

            List<SentimentWindow> windows = awaitClosedWindows(pipeline);
            List<Delivered> answers = delivered(pipeline.awaitRecords("sentiment.scored", RECORDS));

            assertEquals(RECORDS, answers.size());
            new Guarantees(sent, answers, windows).assertExactlyOnce();
            Map<Object, Long> origins = origins(answers);
            // How many are late is the machine's doing; nothing else may be the matter with any.
            origins.keySet().removeAll(LATE);
            assertEquals(Set.of(ScorerType.MODEL), origins.keySet(), () -> "answers came from " + origins);
        }
    }

    /** How many answers the model gave, and how many the fallback for which reason. */
    private static Map<Object, Long> origins(List<Delivered> answers) {
        return answers.stream()
                .map(Delivered::text)
                .collect(Collectors.groupingBy(
                        text -> text.getScorer() == ScorerType.MODEL ? ScorerType.MODEL : text.getFallbackReason(),
                        Collectors.counting()));
    }

    @Test
    void oneStreamThreadFourTasksAndOnePermitNeitherDeadlockNorLose() throws Exception {
        try (Pipeline pipeline = Pipeline.start(folder, tight("exactly_once_v2", "1000"))) {
            for (int i = 0; i < 80; i++) {
                pipeline.sendText("tweets.raw", i % 4, "one permit for all, good number " + i, ",\"lang\":\"en\"");
            }
            Map<SourcePosition, String> sent = pipeline.awaitAcknowledged();

            List<Delivered> answers = delivered(pipeline.awaitRecords("sentiment.scored", 80));

            new Guarantees(sent, answers, List.of()).assertEachOnceInOrder();
            assertTrue(byDeadline(answers) > 0, "no deadline was reached, so this has shown nothing");
            long slowest = answers.stream()
                    .mapToLong(answer -> answer.text().getProvenance().getQueueMicros())
                    .max()
                    .orElseThrow();
            assertTrue(slowest <= 250_000, slowest + " microseconds with a deadline of 150 ms");
        }
    }

    /**
     * Answers are seen while no commit is due for minutes, so what is measured is the forwarding. The bound is far above
     * the deadline, for slow machines, and far below the commit interval.
     */
    @Test
    void answersAreForwardedAtOnceAndNotWithTheNextCommit() throws Exception {
        try (Pipeline pipeline = Pipeline.start(folder, tight("at_least_once", "300000"))) {
            for (int partition = 0; partition < 4; partition++) {
                pipeline.sendText("tweets.raw", partition, "a good start", "");
            }
            pipeline.awaitRecords("sentiment.scored", 4);

            List<ConsumerRecord<byte[], byte[]>> records = List.of();
            for (int burst = 1; burst <= 10; burst++) {
                long start = System.nanoTime();
                for (int partition = 0; partition < 4; partition++) {
                    pipeline.sendText("tweets.raw", partition, "good burst " + burst, ",\"lang\":\"en\"");
                }
                pipeline.awaitAcknowledged();
                records = pipeline.awaitRecords("sentiment.scored", 4 + 4 * burst);
                Duration took = Duration.ofNanos(System.nanoTime() - start);

                assertTrue(took.toMillis() < 5000, took + " from sending to seeing four answers");
            }

            assertTrue(byDeadline(delivered(records)) > 0, "no deadline was reached, so this has shown nothing");
        }
    }

    @Test
    void aRestartGoesOnWhereTheStoppedOneEnded() throws Exception {
        try (Pipeline pipeline = Pipeline.start(folder, Map.of())) {
            for (int i = 0; i < 300; i++) {
                pipeline.sendText("tweets.raw", null, "before the restart " + i, "");
            }
            pipeline.awaitAcknowledged();
            pipeline.awaitRecords("sentiment.scored", 100);
            pipeline.stopApp();
            for (int i = 0; i < 300; i++) {
                pipeline.sendText("tweets.raw", null, "after the restart " + i, "");
            }
            Map<SourcePosition, String> sent = pipeline.awaitAcknowledged();
            pipeline.startApp();

            List<Delivered> answers = delivered(pipeline.awaitRecords("sentiment.scored", 600));

            assertEquals(600, answers.size());
            new Guarantees(sent, answers, List.of()).assertEachOnceInOrder();
        }
    }

    /**
     * One stream thread and one permit, and a model that takes 100 of the 150 ms that a text has: who has to wait for
     * the permit cannot be answered by the model.
     */
    private static Map<String, String> tight(String guarantee, String commitIntervalMillis) {
        return Map.of(
                "kafka.num.stream.threads", "1",
                "kafka.processing.guarantee", guarantee,
                "kafka.commit.interval.ms", commitIntervalMillis,
                "engine.max.permits", "1",
                "score.deadline", "150ms",
                "faults.enabled", "true",
                "faults.script", "slow:10m@0s");
    }

    private static long byDeadline(List<Delivered> answers) {
        return answers.stream()
                .map(answer -> answer.text().getFallbackReason())
                .filter(reason -> reason != null && DEADLINES.contains(reason))
                .count();
    }

    private static List<Delivered> delivered(List<ConsumerRecord<byte[], byte[]>> records) {
        return records.stream()
                .map(record -> Delivered.of(record, System.currentTimeMillis()))
                .toList();
    }

    /** The final windows, once they hold every record. */
    private static List<SentimentWindow> awaitClosedWindows(Pipeline pipeline) {
        List<SentimentWindow> closed = new ArrayList<>();
        pipeline.await("sentiment.windows", records -> {
            closed.clear();
            records.stream()
                    .map(Pipeline::window)
                    .filter(SentimentWindow::getClosed)
                    .forEach(closed::add);
            // Source, language and subject each count every record.
            return closed.stream()
                            .mapToLong(window -> window.getInputs() + window.getLate())
                            .sum()
                    >= 3L * RECORDS;
        });
        return closed;
    }
}
