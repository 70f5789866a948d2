package dev.undertone.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultFileTest {
    @Test
    void whatIsWrittenIsReadAgain(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("deep").resolve("result.json");
        ResultFile result = new ResultFile(
                Map.of("cpu", "one"), Map.of("rounds", "2"), Map.of("E", new Spread(List.of(0.97, 0.99))));

        result.write(file);

        assertEquals(result, ResultFile.read(file));
    }
}
