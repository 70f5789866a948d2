package dev.undertone.ops;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The document that the surface serves, and what it says of an answer. */
final class OpenApi {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    private final JsonNode document;

    OpenApi() throws IOException {
        try (InputStream in = HttpSurface.class.getResourceAsStream("page/openapi.json")) {
            document = JSON.readTree(in);
        }
    }

    /** {@code GET /v1/status}, and so on. */
    Set<String> operations() {
        Set<String> operations = new TreeSet<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(
                                method -> operations.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        return operations;
    }

    /** What is wrong with an answer to an operation; nothing when it is as described. */
    List<String> faults(String method, String path, int status, String contentType, String body) throws IOException {
        String type = contentType.replaceFirst(";.*", "");
        JsonNode content = document.path("paths")
                .path(path)
                .path(method.toLowerCase(Locale.ROOT))
                .path("responses")
                .path(Integer.toString(status))
                .path("content")
                .path(type);
        if (content.isMissingNode()) {
            return List.of(method + " " + path + " does not describe " + status + " " + type);
        }
        return type.endsWith("json") ? faults(content.path("schema"), JSON.readTree(body)) : List.of();
    }

    /** What is wrong with a value of a schema of ours. */
    List<String> faults(String schema, JsonNode value) {
        return faults(document.path("components").path("schemas").path(schema), value);
    }

    private List<String> faults(JsonNode schema, JsonNode value) {
        // References lead into the document, so the schema is put where they are found.
        ObjectNode root = schema.deepCopy();
        root.set("components", document.path("components"));
        return SCHEMAS.getSchema(root).validate(value).stream()
                .map(Object::toString)
                .toList();
    }
}
