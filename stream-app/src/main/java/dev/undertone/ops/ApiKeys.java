package dev.undertone.ops;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keys from a file, one a line: a name, scopes with commas between, the key. It is read again when it changes; while the
 * new one has a fault the old keys stay, so that a slip of the pen locks nobody out.
 *
 * <p>Threads: any.
 */
final class ApiKeys {
    private static final Logger LOG = LoggerFactory.getLogger(ApiKeys.class);
    private static final int SHORTEST_KEY = 16;
    private static final long LOOK_NANOS = 1_000_000_000L;

    private final Path file;
    private final LongSupplier nanos;
    private List<Key> keys;
    private Stamp stamp;
    private long lookedNanos;

    /** One key; of the key itself only what is compared is kept, and what other instances are asked with. */
    private record Key(String name, Set<Scope> scopes, byte[] digest, String secret) {}

    private record Stamp(FileTime modified, long size) {}

    /**
     * Reads the file.
     *
     * @throws IOException when it cannot be read, or a line of it cannot; keys are never quoted
     */
    ApiKeys(Path file, LongSupplier nanos) throws IOException {
        this.file = file;
        this.nanos = nanos;
        this.lookedNanos = nanos.getAsLong();
        this.stamp = stamp();
        this.keys = read();
    }

    /** Who has this key. Compares with every key in constant time. */
    Optional<Caller> find(String presented) {
        byte[] digest = digest(presented);
        Key found = null;
        for (Key key : current()) {
            if (MessageDigest.isEqual(key.digest(), digest)) {
                found = key;
            }
        }
        return Optional.ofNullable(found).map(key -> new Caller(key.name(), true, key.scopes()));
    }

    /** The key with which other instances are asked, if there is one. */
    Optional<String> forPeers() {
        return current().stream()
                .filter(key -> key.scopes().contains(Scope.PEER))
                .map(Key::secret)
                .findFirst();
    }

    private synchronized List<Key> current() {
        long now = nanos.getAsLong();
        if (now - lookedNanos >= LOOK_NANOS) {
            lookedNanos = now;
            reloadWhenChanged();
        }
        return keys;
    }

    private void reloadWhenChanged() {
        try {
            Stamp found = stamp();
            if (!found.equals(stamp)) {
                stamp = found;
                keys = read();
                LOG.info("{} keys read from {}", keys.size(), file);
            }
        } catch (IOException e) {
            LOG.warn("the keys stay as they were: {}", e.getMessage());
        }
    }

    private Stamp stamp() throws IOException {
        return new Stamp(Files.getLastModifiedTime(file), Files.size(file));
    }

    private List<Key> read() throws IOException {
        List<Key> read = new ArrayList<>();
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                Key key = key(line);
                if (key == null) {
                    throw new IOException(file + ", line " + (i + 1) + ": must be a name, scopes out of "
                            + "read,score,admin,peer, and a key of " + SHORTEST_KEY
                            + " characters or more, with spaces between");
                }
                read.add(key);
            }
        }
        return List.copyOf(read);
    }

    private static @Nullable Key key(String line) {
        String[] words = line.split("\\s+", -1);
        if (words.length != 3 || words[2].length() < SHORTEST_KEY) {
            return null;
        }
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        for (String scope : words[1].split(",", -1)) {
            try {
                scopes.add(Scope.valueOf(scope.toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException e) {
                return null;
            }
        }
        return new Key(words[0], scopes, digest(words[2]), words[2]);
    }

    private static byte[] digest(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
