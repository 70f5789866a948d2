package dev.undertone.quickstart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.undertone.schemas.Label;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class SummaryTest {
    private static final long NOW = Books.NOON.plusMillis(300).toEpochMilli();

    private final Ledger ledger = Books.empty();

    @Test
    void countsAddUpWhenEveryRecordHasOneAnswer() {
        feed(3);
        ledger.answer(Books.byModel(0, Label.POSITIVE, "en", "good"), NOW);
        ledger.answer(Books.pending(1), NOW);
        ledger.deadLetter(Books.position(2));

        Summary summary = summary(3, 0);

        assertTrue(summary.addsUp());
        assertEquals(
                "Counts add up: 3 fed = 1 model + 0 VADER + 1 pending + 1 dead-lettered.",
                summary.lines().get(summary.lines().size() - 1));
    }

    @Test
    void anAnswerMayBeReadBeforeItsRecord() {
        ledger.answer(Books.byModel(0, Label.POSITIVE, "en", "good"), NOW);
        feed(1);

        assertTrue(summary(1, 0).addsUp());
    }

    @Test
    void aMissingAnswerIsNamed() {
        feed(2);
        ledger.answer(Books.byModel(0, Label.POSITIVE, "en", "good"), NOW);

        assertEquals(
                List.of("records without an answer: 1, among them [tweets.raw-0-1]"),
                summary(2, 0).faults());
    }

    @Test
    void aSecondAnswerIsAFault() {
        feed(1);
        ledger.answer(Books.byModel(0, Label.POSITIVE, "en", "good"), NOW);
        ledger.answer(Books.byModel(0, Label.POSITIVE, "en", "good"), NOW);

        assertEquals(List.of("answers that came again: 1"), summary(1, 0).faults());
    }

    @Test
    void anAcknowledgedRecordThatIsNotOnTheTopicIsAFault() {
        assertEquals(
                List.of("records acknowledged but not on the topics: 1"),
                summary(1, 0).faults());
    }

    @Test
    void aRefusedRecordIsAFault() {
        assertFalse(summary(0, 1).addsUp());
    }

    @Test
    void tombstonesWantNoAnswer() {
        ledger.input(Books.position(0), true, NOW);

        assertTrue(summary(0, 0).addsUp());
    }

    @Test
    void whatCameBeforeOrAfterTheRunIsNotCounted() {
        Positions positions = new Positions(Map.of(new TopicPartition("tweets.raw", 0), 5L));
        Ledger bounded = new Ledger(positions);
        positions.endAt(Map.of(new TopicPartition("tweets.raw", 0), 6L));

        for (long offset = 4; offset <= 6; offset++) {
            bounded.input(Books.position(offset), false, NOW);
        }

        assertEquals(1, bounded.fed());
        assertEquals(1, positions.unanswered());
    }

    private void feed(int records) {
        for (int offset = 0; offset < records; offset++) {
            ledger.input(Books.position(offset), false, NOW);
        }
    }

    private Summary summary(long acknowledged, long refused) {
        return Summary.of(ledger, acknowledged, refused, Duration.ofSeconds(20));
    }
}
