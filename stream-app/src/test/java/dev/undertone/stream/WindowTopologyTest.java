package dev.undertone.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.undertone.schemas.SentimentWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Windows of a minute, half a minute of grace, half a minute of quiet. */
class WindowTopologyTest {
    private final TopologyFixture topology = new TopologyFixture();

    @AfterEach
    void close() {
        topology.close();
    }

    @Test
    void anOpenWindowIsUpdatedAndAQuietOneGetsOneFinalRecord() {
        send("good good", 0);
        send("bad bad", 5);
        pass(1);
        pass(120);
        pass(120);

        List<SentimentWindow> windows = topology.windows("source:tweets");

        assertEquals(
                List.of(false, true),
                windows.stream().map(SentimentWindow::getClosed).toList());
        assertEquals(2, windows.get(1).getInputs());
        assertEquals(1, windows.get(1).getLabels().getPositive());
        assertEquals(1, windows.get(1).getLabels().getNegative());
        assertEquals(TopologyFixture.START, windows.get(1).getStart());
    }

    @Test
    void everyDimensionCountsEveryRecordThatHasIt() {
        topology.send("{\"text\":\"good\",\"lang\":\"en\",\"subject\":\"billing\"}", at(0));
        topology.send("{\"text\":\"good\",\"lang\":\"ar\"}", at(0));
        pass(1);

        assertEquals(2, last(topology.windows("source:tweets")).getInputs());
    }

    @Test
    void subjectsAndLanguagesHaveWindowsOfTheirOwn() {
        topology.send("{\"text\":\"good\",\"lang\":\"en\",\"subject\":\"billing\"}", at(0));
        topology.send("{\"text\":\"good\",\"lang\":\"ar\"}", at(0));
        pass(1);

        assertEquals(1, last(topology.windows("subject:billing")).getInputs());
    }

    @Test
    void aLateRecordIsCountedOnceInTheOldestOpenWindowAndTheFinalStands() {
        send("good", 0);
        pass(31);
        send("good", 200);
        send("good", 1);
        pass(300);

        List<SentimentWindow> finals = topology.windows("source:tweets").stream()
                .filter(SentimentWindow::getClosed)
                .toList();

        assertEquals(
                3,
                finals.stream()
                        .mapToLong(window -> window.getInputs() + window.getLate())
                        .sum());
        assertEquals(1, finals.stream().mapToLong(SentimentWindow::getLate).sum());
        assertEquals(1, finals.get(0).getInputs());
        assertEquals(
                finals.size(),
                finals.stream().map(SentimentWindow::getStart).distinct().count());
    }

    @Test
    void aReplayOfTranscriptsDoesNotMakeTweetsLate() {
        pass(31);
        send("good", 40);
        String old = "{\"text\":\"good\",\"lang\":\"en\",\"eventTime\":\"2020-01-01T00:00:00Z\"}";
        topology.send("transcripts.raw", null, old.getBytes(UTF_8), at(40), new RecordHeaders());
        send("good", 41);
        pass(200);

        assertEquals(
                0,
                topology.windows("source:tweets").stream()
                        .mapToLong(SentimentWindow::getLate)
                        .sum());
    }

    @Test
    void nothingIsPunctuatedWhileNothingIsOpen() {
        send("good", 0);
        pass(200);
        pass(60);
        topology.windows("source:tweets");

        pass(60);

        assertTrue(topology.windows("source:tweets").isEmpty());
        assertFalse(topology.output("sentiment.windows").stream().findAny().isPresent());
    }

    private void send(String text, int eventSeconds) {
        topology.send(
                "{\"text\":\"" + text + "\",\"lang\":\"en\",\"eventTime\":\"" + at(eventSeconds) + "\"}",
                TopologyFixture.START);
    }

    private void pass(int seconds) {
        topology.driver.advanceWallClockTime(Duration.ofSeconds(seconds));
    }

    private static Instant at(int seconds) {
        return TopologyFixture.START.plusSeconds(seconds);
    }

    private static SentimentWindow last(List<SentimentWindow> windows) {
        return windows.get(windows.size() - 1);
    }
}
