package dev.undertone.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.undertone.engine.ScoringEngine;
import dev.undertone.engine.WordScorer;
import dev.undertone.enrich.OutputEncoder;
import dev.undertone.metrics.MicrometerMetrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * Stores, changelogs and repartition topics are named after what is in this description. A rename or a reordering
 * leaves the state of every running application behind: it needs a migration, not a new golden file.
 */
class TopologyGoldenTest {
    @Test
    void theTopologyIsTheOneWhoseStateIsOutThere() throws IOException {
        MicrometerMetrics metrics = new MicrometerMetrics(new SimpleMeterRegistry());
        ScoringEngine engine = TopologyFixture.engine(new WordScorer(), Duration.ofSeconds(1), metrics);

        String description = TopologyFixture.topology(engine, OutputEncoder.singleObject(), metrics)
                .describe()
                .toString();

        assertEquals(golden(), description);
    }

    private static String golden() throws IOException {
        try (InputStream in = Objects.requireNonNull(TopologyGoldenTest.class.getResourceAsStream("/topology.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
