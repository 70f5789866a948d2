package dev.undertone.monitoring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The repository's files beside the code. */
final class Repository {
    private static final Path HOME = Path.of(System.getProperty("undertone.home", ".."));

    private Repository() {}

    static Path file(String path) {
        return HOME.resolve(path);
    }

    /** Names and contents of a folder's files with this ending. */
    static Map<String, String> files(String folder, String ending) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.list(file(folder))) {
            paths.filter(path -> path.toString().endsWith(ending)).forEach(path -> files.put(name(path), read(path)));
        }
        return files;
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
