package dev.undertone.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.undertone.schemas.Label;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The sample: tweets and call summaries written for this project, in this module's resources. */
final class Sample {
    static final String TWEETS = "tweets";
    static final String TRANSCRIPTS = "transcripts";

    private static final ObjectMapper JSON = new ObjectMapper();

    private Sample() {}

    /** All texts, in the order of their files. */
    static List<SampleText> load() {
        List<SampleText> texts = new ArrayList<>(read(TWEETS));
        texts.addAll(read(TRANSCRIPTS));
        return List.copyOf(texts);
    }

    /** The texts of one source. */
    static List<SampleText> read(String source) {
        String resource = "/sample/" + source + ".jsonl";
        try (InputStream in = Sample.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is not on the class path");
            }
            List<SampleText> texts = new ArrayList<>();
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                texts.add(parse(source, line));
            }
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }

    private static SampleText parse(String source, String line) throws IOException {
        JsonNode text = JSON.readTree(line);
        return new SampleText(
                source,
                text.required("text").textValue(),
                text.required("lang").textValue(),
                text.required("subject").textValue(),
                Label.valueOf(text.required("mood").textValue().toUpperCase(Locale.ROOT)));
    }
}
