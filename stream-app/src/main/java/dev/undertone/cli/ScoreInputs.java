package dev.undertone.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.undertone.config.Settings;
import dev.undertone.ingest.RejectedException;
import dev.undertone.text.AdmittedText;
import dev.undertone.text.LanguageGuess;
import dev.undertone.text.ModelRoutes;
import dev.undertone.text.SourcePosition;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads inputs in batches, so that a file of any length passes through in bounded memory. */
final class ScoreInputs {
    private static final int BATCH = 32;

    private final LineSource lines;
    private final boolean json;
    private final boolean asGiven;
    private final RecordCheck check;
    private final ObjectMapper mapper = new ObjectMapper();

    /**
     * @param json whether each line is an object with a text, else it is the text
     * @param asGiven whether texts go to the scorer as they are, blank or endless, instead of through admission
     */
    ScoreInputs(LineSource lines, boolean json, boolean asGiven, Settings settings) {
        this.lines = lines;
        this.json = json;
        this.asGiven = asGiven;
        this.check = new RecordCheck(settings, !json);
    }

    /** The next inputs, fewer when no more are at hand: somebody may be typing. Empty at the end. */
    List<ScoreInput> nextBatch() throws IOException {
        List<ScoreInput> batch = new ArrayList<>(BATCH);
        Line line = next();
        while (line != null) {
            batch.add(input(line));
            line = batch.size() < BATCH && lines.ready() ? next() : null;
        }
        return batch;
    }

    /** Blank lines mean nothing in a file of objects; in one of texts each keeps its place. */
    private @Nullable Line next() throws IOException {
        Line line = lines.next();
        while (line != null && json && line.isBlank()) {
            line = lines.next();
        }
        return line;
    }

    private ScoreInput input(Line line) {
        ObjectNode given = json ? object(line.bytes()) : JsonNodeFactory.instance.objectNode();
        if (line.fault() != null) {
            return new ScoreInput(line.number(), given, null, line.fault());
        }
        if (asGiven && json && given.path("text").isTextual()) {
            return new ScoreInput(
                    line.number(), given, textAsGiven(line, given.path("text").textValue()), "");
        }
        try {
            return new ScoreInput(
                    line.number(), given, check.admit(line.number(), line.bytes(), System.currentTimeMillis()), "");
        } catch (RejectedException e) {
            return new ScoreInput(line.number(), given, null, String.valueOf(e.getMessage()));
        }
    }

    private static AdmittedText textAsGiven(Line line, String text) {
        long now = System.currentTimeMillis();
        SourcePosition position = new SourcePosition("input", 0, line.number());
        String lang = LanguageGuess.of(text);
        return new AdmittedText(
                position, "input", null, text, lang, ModelRoutes.DEFAULT, null, now, now, now, List.of());
    }

    private ObjectNode object(byte[] line) {
        try {
            return mapper.readTree(line) instanceof ObjectNode object ? object : mapper.createObjectNode();
        } catch (IOException e) {
            // The check says it better.
            return mapper.createObjectNode();
        }
    }
}
