package dev.undertone.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.undertone.bench.pipeline.Contestant;
import dev.undertone.bench.pipeline.Growth;
import dev.undertone.bench.pipeline.GrowthAxis;
import dev.undertone.bench.report.ResultFile;
import dev.undertone.bench.report.Spread;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GrowthTableTest {
    @Test
    void theCostOfKeysMayMoveBy15Percent() {
        assertEquals(
                "keys: the cost of a record moves by 1.15 (largest / smallest median), wanted 1.15: met",
                last(result(GrowthAxis.KEYS, 100, 115, 100)));
        assertEquals(
                "keys: the cost of a record moves by 1.30 (largest / smallest median), wanted 1.15: missed",
                last(result(GrowthAxis.KEYS, 100, 130, 100)));
    }

    @Test
    void ofTheLengthsTheCostOfAWordIsSaidToo() {
        String line = last(result(GrowthAxis.WORDS, 100, 200, 300, 400, 1000));

        assertEquals(
                "words: the cost of a record moves by 10.00 (largest / smallest median), that of a word by 25.00",
                line);
    }

    @Test
    void anAxisThatWasNotMeasuredIsLeftOut(@TempDir Path folder) throws Exception {
        ResultFile result = result(GrowthAxis.KEYS, 100, 110, 120);

        GrowthTable.plot(result, Contestant.UNDERTONE, folder);

        String lines = String.join("\n", GrowthTable.lines(result, Contestant.UNDERTONE));
        assertTrue(!lines.contains("words:") && lines.contains("100,000 keys"), lines);
        assertTrue(Files.exists(folder.resolve("growth-keys.svg")));
        assertTrue(Files.notExists(folder.resolve("growth-words.svg")));
    }

    private static String last(ResultFile result) {
        List<String> lines = GrowthTable.lines(result, Contestant.UNDERTONE);
        return lines.get(lines.size() - 1);
    }

    private static ResultFile result(GrowthAxis axis, double... micros) {
        Map<String, Spread> measures = new HashMap<>();
        for (int i = 0; i < micros.length; i++) {
            GrowthAxis.Point point = axis.points().get(i);
            put(measures, axis, point, "CPU us a record", micros[i]);
            if (point.words() > 0) {
                put(measures, axis, point, "CPU us a word", micros[i] / point.words());
            }
        }
        return new ResultFile(Map.of(), Map.of(), measures);
    }

    private static void put(
            Map<String, Spread> measures, GrowthAxis axis, GrowthAxis.Point point, String number, double value) {
        measures.put(Growth.name(Contestant.UNDERTONE, axis, point, number), new Spread(List.of(value)));
    }
}
