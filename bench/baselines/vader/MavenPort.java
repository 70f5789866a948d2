import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.vader.sentiment.analyzer.SentimentAnalyzer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/**
 * One round of {@code vader-compare}: the port on Maven Central. Prints the CPU seconds of one pass over the texts and,
 * where golden texts are named, how many of them have another compound; a text on which the port throws counts as one.
 * Run from source, on a class path of its own: the port's jar carries old libraries.
 */
class MavenPort {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int WARM_UP_PASSES = 5;
    private static final int PASSES = 2;

    // Four decimals are equal or 1e-4 apart; what is beyond is no rounding.
    private static final double TOLERANCE = 1.01e-4;

    /** Arguments: corpus, texts, golden file or nothing. */
    public static void main(String[] arguments) throws IOException {
        List<String> texts = read(arguments[0]).stream()
                .limit(Integer.parseInt(arguments[1]))
                .map(row -> row.get("text").textValue())
                .toList();
        pass(texts, WARM_UP_PASSES);
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        pass(texts, PASSES);
        double seconds = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e9 / PASSES;
        String golden = arguments.length > 2 ? golden(read(arguments[2])) : "";
        System.out.printf(
                Locale.ROOT,
                "{\"scorer\": \"maven\", \"on\": \"Java %s\", \"texts\": %d, \"seconds\": %.6f%s}%n",
                System.getProperty("java.version"),
                texts.size(),
                seconds,
                golden);
    }

    private static String golden(List<JsonNode> rows) {
        long wrong = rows.stream()
                .filter(row -> !(Math.abs(compound(row.get("text").textValue())
                                - row.get("compound").doubleValue())
                        <= TOLERANCE))
                .count();
        return ", \"golden\": " + rows.size() + ", \"wrong\": " + wrong;
    }

    private static void pass(List<String> texts, int times) {
        double sum = 0;
        for (int time = 0; time < times; time++) {
            for (String text : texts) {
                double compound = compound(text);
                sum += Double.isNaN(compound) ? 0 : compound;
            }
        }
        if (Double.isNaN(sum)) {
            throw new IllegalStateException("a compound that is no number");
        }
    }

    private static double compound(String text) {
        try {
            SentimentAnalyzer analyzer = new SentimentAnalyzer(text);
            analyzer.analyze();
            return analyzer.getPolarity().get("compound");
        } catch (IOException | RuntimeException e) {
            return Double.NaN;
        }
    }

    private static List<JsonNode> read(String file) throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(Path.of(file))), StandardCharsets.UTF_8))) {
            return lines.lines().map(MavenPort::row).toList();
        }
    }

    private static JsonNode row(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new IllegalArgumentException("no JSON: " + line, e);
        }
    }
}
