package dev.undertone.vader;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/** Texts with the reference's answers, one JSON object a line, and what came of comparing ours with them. */
final class GoldenVectors {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_REPORTED = 400;

    private final Map<String, String> firstMismatches = new TreeMap<>();
    private final Map<String, Integer> mismatches = new TreeMap<>();
    private int rows;

    /** Scores all texts of a gzip stream and compares the four numbers with ==. */
    static GoldenVectors compare(InputStream gzip, Vader vader) throws IOException {
        GoldenVectors vectors = new GoldenVectors();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(new GZIPInputStream(gzip), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                vectors.compare(JSON.readTree(line), vader);
            }
        }
        return vectors;
    }

    int rows() {
        return rows;
    }

    /** The number of mismatches of each family that has any, with the first of them; empty when all are equal. */
    String report() {
        StringBuilder report = new StringBuilder();
        mismatches.forEach((family, count) -> report.append(family)
                .append(": ")
                .append(count)
                .append(", first ")
                .append(firstMismatches.get(family))
                .append('\n'));
        return report.toString();
    }

    private static String shortened(String row) {
        return row.length() <= LONGEST_REPORTED ? row : row.substring(0, LONGEST_REPORTED) + "...";
    }

    private void compare(JsonNode row, Vader vader) {
        rows++;
        VaderScore score = vader.score(row.get("text").textValue());
        boolean equal = score.negative() == row.get("neg").doubleValue()
                && score.neutral() == row.get("neu").doubleValue()
                && score.positive() == row.get("pos").doubleValue()
                && score.compound() == row.get("compound").doubleValue();
        if (!equal) {
            String family = row.get("src").textValue();
            mismatches.merge(family, 1, Integer::sum);
            firstMismatches.putIfAbsent(family, shortened(score + " for " + row));
        }
    }
}
