package dev.undertone.hub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a model directory came from, as a note in it says. The note is hidden, so it is no part of the model's digest.
 *
 * @param id {@code OWNER/NAME}
 * @param revision as it was asked for
 * @param commit what that was
 * @param graph path of the graph at the hub
 */
public record PulledModel(String hub, String id, String revision, String commit, String graph) {
    private static final String NOTE = ".undertone-source.json";

    /** What the note in a directory says; nothing when there is none that can be read. */
    public static Optional<PulledModel> of(Path directory) {
        try {
            JsonNode note = new ObjectMapper().readTree(Files.readString(directory.resolve(NOTE)));
            return Optional.of(new PulledModel(
                    note.path("hub").asText(),
                    note.path("model").asText(),
                    note.path("revision").asText(),
                    note.path("commit").asText(),
                    note.path("graph").asText()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    void writeTo(Path directory) throws IOException {
        Files.writeString(
                directory.resolve(NOTE),
                new ObjectMapper()
                        .createObjectNode()
                        .put("hub", hub)
                        .put("model", id)
                        .put("revision", revision)
                        .put("commit", commit)
                        .put("graph", graph)
                        .toPrettyString());
    }

    /** Whether it is the same model at the same commit, whatever that was called. */
    boolean isSameAs(PulledModel other) {
        return id.equals(other.id) && commit.equals(other.commit) && graph.equals(other.graph);
    }

    @Override
    public String toString() {
        return id + " (" + graph + ") at commit " + commit;
    }
}
