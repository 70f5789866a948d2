package dev.undertone.bench.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * A result as JSON: machine, settings, and measurements by name, each with its unit and the number of every round.
 *
 * @param machine facts of {@link Machine}
 * @param settings what the command was told
 * @param measures by name, like {@code capacity/undertone/records per second}
 */
public record ResultFile(Map<String, String> machine, Map<String, String> settings, Map<String, Spread> measures) {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    public ResultFile {
        machine = new LinkedHashMap<>(machine);
        settings = new LinkedHashMap<>(settings);
        measures = new LinkedHashMap<>(measures);
    }

    /** Writes the file, and the folders above it. */
    public void write(Path file) throws IOException {
        ObjectNode root = JSON.createObjectNode();
        root.set("machine", JSON.valueToTree(machine));
        root.set("settings", JSON.valueToTree(settings));
        ObjectNode all = root.putObject("measures");
        measures.forEach((name, spread) -> {
            ObjectNode one = all.putObject(name);
            one.put("median", spread.median());
            one.put("min", spread.min());
            one.put("max", spread.max());
            one.set("rounds", JSON.valueToTree(spread.rounds()));
        });
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, JSON.writeValueAsString(root) + "\n");
    }

    /** Reads what {@link #write} wrote. */
    public static ResultFile read(Path file) throws IOException {
        JsonNode root = JSON.readTree(Files.readString(file));
        Map<String, Spread> measures = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> one : root.required("measures").properties()) {
            measures.put(
                    one.getKey(),
                    new Spread(StreamSupport.stream(
                                    one.getValue().required("rounds").spliterator(), false)
                            .map(JsonNode::doubleValue)
                            .toList()));
        }
        return new ResultFile(texts(root.path("machine")), texts(root.path("settings")), measures);
    }

    private static Map<String, String> texts(JsonNode node) {
        Map<String, String> texts = new LinkedHashMap<>();
        node.properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
        return texts;
    }
}
