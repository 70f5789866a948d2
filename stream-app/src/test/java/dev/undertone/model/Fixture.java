package dev.undertone.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** The tiny models that {@code src/test/models/make_fixtures.py} makes. */
final class Fixture {
    static final Path MODELS =
            Path.of(System.getProperty("undertone.home"), "stream-app", "src", "test", "resources", "models");

    private Fixture() {}

    static OnnxModel open(String name, ModelSettings settings) throws ModelException {
        return OnnxModel.open(ModelDirectory.read(MODELS.resolve(name)), settings);
    }

    static OnnxModel open(String name) throws ModelException {
        return open(name, ModelSettings.DEFAULT);
    }

    /** What Python gives for the 500 texts. */
    static JsonNode expected(String name) throws IOException {
        Path file = MODELS.resolve("expected").resolve(name + ".json.gz");
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return new ObjectMapper().readTree(in);
        }
    }

    /** A copy to break. */
    static Path copy(String name, Path folder) throws IOException {
        Path source = MODELS.resolve(name);
        Path copy = Files.createTempDirectory(folder, name);
        try (Stream<Path> walk = Files.walk(source)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                Path target = copy.resolve(source.relativize(file));
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
        return copy;
    }
}
