package dev.undertone.quickstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where broker, state and log live: a folder of the user's, which stays, or a temporary one, which goes. */
final class DataFolder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DataFolder.class);

    private final Path root;
    private boolean temporary;

    private DataFolder(Path root, boolean temporary) {
        this.root = root;
        this.temporary = temporary;
    }

    /** @param given made when missing, or null for a temporary folder */
    static DataFolder open(@Nullable Path given) throws IOException {
        try {
            return given == null
                    ? new DataFolder(Files.createTempDirectory("undertone-quickstart-"), true)
                    : new DataFolder(Files.createDirectories(given).toAbsolutePath(), false);
        } catch (IOException e) {
            throw new IOException(
                    "the folder " + (given == null ? "for temporary data" : given) + " cannot be made: " + e, e);
        }
    }

    Path root() {
        return root;
    }

    Path broker() {
        return root.resolve("broker");
    }

    Path state() {
        return root.resolve("state");
    }

    Path log() {
        return root.resolve("undertone.log");
    }

    /** Leaves the folder in place, for someone to look into. */
    Path keep() {
        temporary = false;
        return root;
    }

    @Override
    public void close() {
        if (!temporary) {
            return;
        }
        try (Stream<Path> found = Files.walk(root)) {
            for (Path path : found.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            LOG.warn("{} could not be removed: {}", root, e.toString());
        }
    }
}
