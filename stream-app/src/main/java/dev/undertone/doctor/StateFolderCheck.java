package dev.undertone.doctor;

import dev.undertone.config.KafkaSettings;
import dev.undertone.config.Settings;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Whether the folder of the state can be made and written, has room, and belongs to no other instance. */
record StateFolderCheck(Settings settings) implements Check {
    private static final long MEGABYTE = 1 << 20;
    private static final long LEAST_BYTES = 100 * MEGABYTE;
    private static final long ENOUGH_BYTES = 1024 * MEGABYTE;

    @Override
    public String name() {
        return "state folder";
    }

    @Override
    public List<Finding> examine() throws IOException {
        Path folder = Path.of(new KafkaSettings(settings).stateDirectory());
        Path standing = standing(folder.toAbsolutePath());
        if (!Files.isDirectory(standing) || !Files.isWritable(standing)) {
            return List.of(Finding.failed(
                    name(), standing + " may not be written", "chown it to this user, or set kafka.state.dir"));
        }
        if (isLocked(folder.resolve(settings.applicationId()).resolve(".lock"))) {
            return List.of(Finding.failed(
                    name(),
                    "an instance of " + settings.applicationId() + " uses " + folder,
                    "stop it, or give this one a kafka.state.dir of its own"));
        }
        return List.of(room(folder, Files.getFileStore(standing).getUsableSpace()));
    }

    Finding room(Path folder, long bytes) {
        String found = folder + ", free: " + bytes / MEGABYTE + " MB";
        String mend = "free some, or set kafka.state.dir to a larger disk";
        if (bytes < LEAST_BYTES) {
            return Finding.failed(name(), found, mend);
        }
        return bytes < ENOUGH_BYTES ? Finding.warning(name(), found, mend) : Finding.ok(name(), found);
    }

    /** The folder, or the nearest one above it that is there. */
    private static Path standing(Path folder) {
        Path standing = folder;
        while (!Files.exists(standing) && standing.getParent() != null) {
            standing = standing.getParent();
        }
        return standing;
    }

    /** Kafka Streams holds a lock on this file as long as it runs. */
    private static boolean isLocked(Path file) throws IOException {
        if (!Files.isWritable(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock == null;
        } catch (OverlappingFileLockException e) {
            // This very process holds it.
            return true;
        }
    }
}
