package dev.undertone.k8s;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads YAML; {@link #strictly} refuses every field that a class does not have. */
final class Yaml {
    private static final ObjectMapper PLAIN = new ObjectMapper(new YAMLFactory());

    /** The models of Kubernetes collect what they do not know; without that they refuse it. */
    private static final ObjectMapper STRICT = new ObjectMapper(new YAMLFactory())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .setAnnotationIntrospector(new JacksonAnnotationIntrospector() {
                private static final long serialVersionUID = 1;

                @Override
                public Boolean hasAnySetter(Annotated member) {
                    return false;
                }
            });

    private Yaml() {}

    /** Every document of a file. */
    static List<ObjectNode> documents(Path file) {
        try {
            return documents(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every document of a text. */
    static List<ObjectNode> documents(String text) {
        try (var documents = PLAIN.readerFor(ObjectNode.class).<ObjectNode>readValues(text)) {
            return documents.readAll();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The object as an instance of {@code type}; fails on a field that the type does not have. */
    static <T> T strictly(ObjectNode object, Class<T> type) {
        try {
            return STRICT.treeToValue(object, type);
        } catch (IOException e) {
            throw new AssertionError(type.getSimpleName() + ": " + e.getMessage(), e);
        }
    }
}
