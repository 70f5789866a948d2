package dev.undertone.hub;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Fetches a model: asks which commit a revision is, chooses what serving needs, fetches it into {@code DIRECTORY.part} and
 * renames that when everything is there and every digest is right. So a directory is whole or absent, and a pull that
 * was cut off goes on where it ended.
 *
 * <p>Threads: one.
 */
public final class Pull {
    private static final String SUFFIX = ".part";
    private static final String LOCK = ".lock";

    private final HubSettings settings;
    private final HubConnection connection;
    private final Retries retries;
    private final Weights weights;
    private final PullListener listener;

    public Pull(HubSettings settings, Weights weights, PullListener listener) {
        this(settings, weights, listener, time -> Thread.sleep(time.toMillis()));
    }

    Pull(HubSettings settings, Weights weights, PullListener listener, Retries.Pause pause) {
        this.settings = settings;
        this.connection = new HubConnection(settings);
        this.retries = new Retries(pause);
        this.weights = weights;
        this.listener = listener;
    }

    /** Whether a directory is one of a pull that has not ended. */
    public static boolean isUnfinished(Path directory) {
        return directory.getFileName() != null
                && directory.getFileName().toString().endsWith(SUFFIX);
    }

    /**
     * Fetches a model, unless it is there.
     *
     * @param graph path of the graph at the hub; null for the usual one
     * @param target the directory to make
     * @return what {@code target} holds now
     * @throws HubException when it cannot be had; what has come so far is kept beside {@code target}
     */
    public PulledModel pull(HubModel model, @Nullable String graph, Path target) throws Exception {
        Listing listing = Listing.of(model, settings, connection, retries);
        Selection selection = Selection.of(model, listing, graph);
        PulledModel wanted = new PulledModel(
                settings.toString(),
                model.id(),
                model.revision(),
                listing.commit(),
                selection.graph().path());
        if (isThere(target, wanted)) {
            return wanted;
        }
        Path folder = target.resolveSibling(target.getFileName() + SUFFIX);
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw Download.unwritable(folder, e);
        }
        FileChannel lock = lock(folder);
        try {
            fetch(model, listing, selection, folder);
            finish(wanted, folder, target);
            return wanted;
        } finally {
            lock.close();
        }
    }

    private static boolean isThere(Path target, PulledModel wanted) throws HubException {
        if (!Files.exists(target) || isEmptyFolder(target)) {
            return false;
        }
        Optional<PulledModel> found = PulledModel.of(target);
        if (found.filter(wanted::isSameAs).isPresent()) {
            return true;
        }
        throw new HubException(target + " is there already and holds "
                + found.map(PulledModel::toString).orElse("something else") + ", not " + wanted
                + "; remove it, or give another directory by --to");
    }

    private static boolean isEmptyFolder(Path target) throws HubException {
        try {
            return Files.isDirectory(target) && all(target).isEmpty();
        } catch (IOException e) {
            throw Download.unwritable(target, e);
        }
    }

    /** Two pulls into one directory would spoil each other's files. The lock goes with the process. */
    private static FileChannel lock(Path folder) throws HubException {
        try {
            FileChannel channel =
                    FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                FileLock lock = channel.tryLock();
                if (lock != null) {
                    return channel;
                }
            } catch (OverlappingFileLockException e) {
                // Said below.
            }
            channel.close();
            throw new HubException("another pull is writing to " + folder + "; wait for it");
        } catch (IOException e) {
            throw Download.unwritable(folder, e);
        }
    }

    private void fetch(HubModel model, Listing listing, Selection selection, Path folder) throws Exception {
        Map<String, HubFile> files = new LinkedHashMap<>(selection.companions());
        files.put(Selection.GRAPH, selection.graph());
        requireRoom(files, folder);
        fetchAll(model, listing, files, folder);
        Map<String, HubFile> more = selection.weights(weights.beside(folder.resolve(Selection.GRAPH)));
        requireRoom(more, folder);
        fetchAll(model, listing, more, folder);
        files.putAll(more);
        removeOthers(files.keySet(), folder);
    }

    private void fetchAll(HubModel model, Listing listing, Map<String, HubFile> files, Path folder)
            throws HubException, InterruptedException {
        Download download = new Download(connection, retries, new HubFaults(model, settings), listener);
        for (Map.Entry<String, HubFile> file : files.entrySet()) {
            String path = Listing.encodedPath(file.getValue().path());
            URI address = settings.at("/" + model.id() + "/resolve/" + listing.commit() + "/" + path);
            download.fetch(file.getValue(), address, folder.resolve(file.getKey()));
        }
    }

    private static void requireRoom(Map<String, HubFile> files, Path folder) throws HubException {
        try {
            long wanted = 0;
            for (Map.Entry<String, HubFile> file : files.entrySet()) {
                wanted += Files.exists(folder.resolve(file.getKey()))
                        ? 0
                        : file.getValue().size();
            }
            // Less what earlier attempts have left.
            for (Path part : all(folder)) {
                wanted -= part.toString().endsWith(SUFFIX) ? Files.size(part) : 0;
            }
            long free = Files.getFileStore(folder).getUsableSpace();
            if (wanted > free) {
                throw new HubException("the model takes " + wanted + " more bytes, and where " + folder + " is, " + free
                        + " are free");
            }
        } catch (IOException e) {
            throw Download.unwritable(folder, e);
        }
    }

    /** What earlier pulls of other commits have left would become part of the model. */
    private static void removeOthers(Set<String> wanted, Path folder) throws HubException {
        Set<Path> keep = new HashSet<>();
        wanted.forEach(file -> keep.add(folder.resolve(file)));
        keep.add(folder.resolve(LOCK));
        try {
            for (Path file : all(folder)) {
                if (!keep.contains(file)) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw Download.unwritable(folder, e);
        }
    }

    private static List<Path> all(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile)
                    .sorted(Comparator.naturalOrder())
                    .toList();
        }
    }

    private static void finish(PulledModel wanted, Path folder, Path target) throws HubException {
        try {
            wanted.writeTo(folder);
            Files.delete(folder.resolve(LOCK));
            Files.move(folder, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw Download.unwritable(target, e);
        }
    }
}
