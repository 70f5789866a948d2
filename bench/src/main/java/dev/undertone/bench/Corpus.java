package dev.undertone.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** The texts to score: the field {@code text} of JSON lines, compressed or not. */
public final class Corpus {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Path GENERATED = Path.of("stream-app/src/test/resources/vader/golden_nocorpus.jsonl.gz");

    private static final Path SAMPLE = Path.of("quickstart/src/main/resources/sample/tweets.jsonl");

    private Corpus() {}

    /** The texts of the file; if it is absent, generated ones that lie in the checkout, which are less like tweets. */
    static List<String> read(Path wanted) throws IOException {
        Path file = Files.exists(wanted) ? wanted : GENERATED;
        System.err.println("Texts: " + file);
        return texts(file);
    }

    /** The texts of a file. */
    public static List<String> texts(Path file) throws IOException {
        return rows(file).stream().map(row -> row.get("text").textValue()).toList();
    }

    /** The objects of a file. */
    static List<JsonNode> rows(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in);
        }
    }

    /**
     * The sample of the quickstart, enlarged to so many texts. A number makes each one different, since identical texts
     * in flight are scored once.
     */
    public static List<String> sample(Path home, int count) throws IOException {
        List<String> sample = texts(home.resolve(SAMPLE));
        List<String> enlarged = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            String text = sample.get(i % sample.size());
            enlarged.add(i < sample.size() ? text : text + " " + i / sample.size());
        }
        return enlarged;
    }

    private static List<JsonNode> read(InputStream in) throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            rows.add(JSON.readTree(line));
        }
        return rows;
    }

    /**
     * Texts of so many words each, made of the corpus's words in their order. The last word is a number, so that each is
     * different.
     */
    public static List<String> ofWords(List<String> texts, int words, int count) {
        String[] all = String.join(" ", texts).strip().split("\\s+", -1);
        List<String> made = new ArrayList<>(count);
        StringBuilder text = new StringBuilder();
        for (int i = 0, next = 0; i < count; i++) {
            text.setLength(0);
            for (int word = 1; word < words; word++) {
                text.append(all[next]).append(' ');
                next = (next + 1) % all.length;
            }
            made.add(text.append(i).toString());
        }
        return made;
    }

    /** Texts of the corpus, joined by spaces up to about so many characters. */
    static String joined(List<String> texts, int characters) {
        StringBuilder joined = new StringBuilder(characters + 1024);
        for (int index = 0; joined.length() < characters; index++) {
            joined.append(texts.get(index % texts.size())).append(' ');
        }
        return joined.toString();
    }
}
