package dev.undertone.vader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class GoldenTest {
    @Test
    void generatedTextsScoreLikeTheReference() throws IOException {
        GoldenVectors vectors;
        try (InputStream gzip = GoldenTest.class.getResourceAsStream("/vader/golden_nocorpus.jsonl.gz")) {
            vectors = GoldenVectors.compare(Objects.requireNonNull(gzip), new Vader());
        }

        assertEquals("", vectors.report());
        assertEquals(61_347, vectors.rows());
    }

    @Test
    void corporaScoreLikeTheReference() throws IOException {
        Path file = SharedFolder.path().resolve("vader/golden.jsonl.gz");
        assumeTrue(Files.exists(file), () -> "Skipped: " + file + " is absent; it may not be committed");

        GoldenVectors vectors;
        try (InputStream gzip = Files.newInputStream(file)) {
            vectors = GoldenVectors.compare(gzip, new Vader());
        }

        assertEquals("", vectors.report());
        assertEquals(93_293, vectors.rows());
    }
}
