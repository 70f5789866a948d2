package dev.undertone.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.undertone.ingest.RejectedException;
import dev.undertone.ingest.Utf8Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Lines that are texts. */
final class TextCandidates implements CandidateSource {
    private final LineSource lines;

    TextCandidates(LineSource lines) {
        this.lines = lines;
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
        try {
            String text = Utf8Text.decode(line.bytes(), 0, line.bytes().length);
            byte[] value = JsonNodeFactory.instance
                    .objectNode()
                    .put("text", text)
                    .toString()
                    .getBytes(StandardCharsets.UTF_8);
            return new Candidate(line.number(), null, value, null);
        } catch (RejectedException e) {
            return Candidate.refused(line.number(), String.valueOf(e.getMessage()));
        }
    }
}
