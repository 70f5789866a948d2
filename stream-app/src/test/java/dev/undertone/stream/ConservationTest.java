package dev.undertone.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.undertone.metrics.Totals;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

/** The sum of the first promise: consumed = model + fallback + abstained + dead-lettered + tombstones + in flight. */
class ConservationTest {
    @Test
    void everyRecordIsCountedOnceWhateverBecomesOfIt() {
        try (TopologyFixture topology = new TopologyFixture()) {
            topology.sendText("good");
            topology.sendText("bad bad");
            // The model refuses it and VADER answers; its dead letter is a copy.
            topology.sendText("explode good");
            // The model refuses it and VADER knows no word of it.
            topology.send("{\"text\":\"explode\",\"lang\":\"xx\"}", TopologyFixture.START);
            topology.send("{\"text\":\" \"}", TopologyFixture.START);
            topology.send(
                    "tweets.raw", null, "no encoding".getBytes(UTF_8), TopologyFixture.START, new RecordHeaders());
            topology.send("tweets.raw", "k".getBytes(UTF_8), null, TopologyFixture.START, new RecordHeaders());
            topology.scored();

            Totals totals = topology.metrics.totals();

            assertEquals(new Totals(7, 2, 1, 1, 2, 1, 0), totals);
            assertEquals(0, totals.unaccounted());
        }
    }
}
