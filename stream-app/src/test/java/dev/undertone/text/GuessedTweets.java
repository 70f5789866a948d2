package dev.undertone.text;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;

/** 64,850 tweets whose language is known, guessed; they may not be published, so tests skip where they are absent. */
record GuessedTweets(Map<Guess, Integer> counts) {
    record Guess(String language, String guess) {}

    static GuessedTweets load() {
        Path file = Path.of(System.getProperty("undertone.shared", "../../shared"), "data", "tweets-train.tsv.gz");
        assumeTrue(Files.exists(file), () -> "skipped: no labelled tweets at " + file.toAbsolutePath());
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return read(lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static GuessedTweets read(BufferedReader lines) {
        Map<Guess, Integer> counts = new HashMap<>();
        lines.lines().skip(1).forEach(line -> {
            int afterLabel = line.indexOf('\t') + 1;
            int afterLanguage = line.indexOf('\t', afterLabel) + 1;
            String language = line.substring(afterLabel, afterLanguage - 1);
            counts.merge(new Guess(language, LanguageGuess.of(line.substring(afterLanguage))), 1, Integer::sum);
        });
        return new GuessedTweets(counts);
    }

    int count(String language, String guess) {
        return counts.getOrDefault(new Guess(language, guess), 0);
    }

    double precisionOfEnglish() {
        return (double) count("en", "en") / sum(counts, guess -> guess.guess().equals("en"));
    }

    double recallOfEnglish() {
        return (double) count("en", "en")
                / sum(counts, guess -> guess.language().equals("en"));
    }

    private static int sum(Map<Guess, Integer> counts, Predicate<Guess> which) {
        return counts.entrySet().stream()
                .filter(entry -> which.test(entry.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }
}
