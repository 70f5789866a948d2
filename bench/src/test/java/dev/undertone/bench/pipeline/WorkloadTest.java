package dev.undertone.bench.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WorkloadTest {
    @Test
    void aDirectoryAloneHasTheUsualDeadline() {
        assertEquals(new Workload(Path.of("models/small"), Duration.ofMillis(250)), Workload.parse("models/small"));
    }

    @Test
    void theDeadlineFollowsTheLastAtSign() {
        assertEquals(
                new Workload(Path.of("/m@home/large"), Duration.ofSeconds(10)), Workload.parse("/m@home/large@10s"));
    }

    @Test
    void itIsCalledLikeItsDirectory() {
        assertEquals("large", Workload.parse("models/large/@10s").name());
    }
}
