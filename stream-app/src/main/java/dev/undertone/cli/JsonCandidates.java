package dev.undertone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Lines of JSON, sent byte by byte as they are. */
final class JsonCandidates implements CandidateSource {
    private final LineSource lines;
    private final @Nullable String keyField;
    private final ObjectMapper mapper = new ObjectMapper();

    JsonCandidates(LineSource lines, @Nullable String keyField) {
        this.lines = lines;
        this.keyField = keyField;
    }

    @Override
    public @Nullable Candidate next() throws IOException {
        Line line = lines.next();
        while (line != null && line.isBlank()) {
            line = lines.next();
        }
        if (line == null) {
            return null;
        }
        if (line.fault() != null) {
            return Candidate.refused(line.number(), line.fault());
        }
        return keyField == null ? new Candidate(line.number(), null, line.bytes(), null) : keyed(line, keyField);
    }

    private Candidate keyed(Line line, String field) {
        JsonNode key;
        try {
            key = mapper.readTree(line.bytes()).path(field);
        } catch (IOException e) {
            // Whoever checks the value says it better.
            return new Candidate(line.number(), null, line.bytes(), null);
        }
        if (!key.isValueNode() || key.isNull()) {
            return Candidate.refused(line.number(), "there is no field " + field + " for the key");
        }
        return new Candidate(line.number(), key.asText().getBytes(StandardCharsets.UTF_8), line.bytes(), null);
    }
}
