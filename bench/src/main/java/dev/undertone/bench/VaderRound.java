package dev.undertone.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.undertone.vader.Vader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * One round of {@code vader-compare}: scores a corpus over and over on one thread and prints the CPU seconds of that
 * thread for one pass and, where golden texts are named, how many of them have another compound; like the programs in
 * {@code baselines/vader}.
 */
public final class VaderRound {
    private static final int MILLION = 1 << 20;
    private static final int WARM_UP_PASSES = 200;
    private static final int PASSES = 100;

    /** Four decimals are equal or 1e-4 apart; what is beyond is no rounding. */
    private static final double TOLERANCE = 1.01e-4;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Vader vader = new Vader();
    private double kept;

    private VaderRound() {}

    /** Arguments: the corpus, how many of its texts to score, and a golden file or nothing. */
    public static void main(String[] arguments) throws IOException {
        List<String> texts = Corpus.read(Path.of(arguments[0]));
        int count = Math.min(texts.size(), Integer.parseInt(arguments[1]));
        VaderRound round = new VaderRound();
        double seconds = round.secondsPerPass(texts.subList(0, count));
        double large = round.secondsPerPass(List.of(Corpus.joined(texts, MILLION)));
        String golden = arguments.length > 2 ? round.golden(Corpus.rows(Path.of(arguments[2]))) : "";
        System.out.printf(
                Locale.ROOT,
                "{\"scorer\": \"undertone\", \"on\": \"Java %s\", \"texts\": %d, \"seconds\": %.6f,"
                        + " \"megabyteSeconds\": %.6f%s}%n",
                System.getProperty("java.version"),
                count,
                seconds,
                large,
                golden);
    }

    private String golden(List<JsonNode> rows) {
        long wrong = rows.stream()
                .filter(row -> Math.abs(vader.score(row.get("text").textValue()).compound()
                                - row.get("compound").doubleValue())
                        > TOLERANCE)
                .count();
        return ", \"golden\": " + rows.size() + ", \"wrong\": " + wrong;
    }

    private double secondsPerPass(List<String> texts) {
        pass(texts, WARM_UP_PASSES);
        long start = threads.getCurrentThreadCpuTime();
        pass(texts, PASSES);
        long nanos = threads.getCurrentThreadCpuTime() - start;
        if (Double.isNaN(kept)) {
            throw new IllegalStateException("A compound that is no number");
        }
        return nanos / 1e9 / PASSES;
    }

    private void pass(List<String> texts, int times) {
        for (int time = 0; time < times; time++) {
            for (String text : texts) {
                kept += vader.score(text).compound();
            }
        }
    }
}
