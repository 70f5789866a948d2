package dev.undertone.hub;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A file as the hub lists it.
 *
 * @param path in the repository, with slashes
 * @param size in bytes
 * @param algorithm of the digest
 * @param digest hexadecimal
 */
record HubFile(String path, long size, Algorithm algorithm, String digest) {
    private static final int BUFFER_BYTES = 1 << 16;

    /** What a digest is made of. */
    enum Algorithm {
        /** SHA-256 of the bytes, which Git LFS names large files by. */
        SHA256("SHA-256", 64),
        /** SHA-1 of the bytes behind git's header, which git names small files by. */
        GIT_BLOB("SHA-1", 40);

        private final String name;
        private final int digits;

        Algorithm(String name, int digits) {
            this.name = name;
            this.digits = digits;
        }
    }

    HubFile {
        if (size < 0 || !digest.matches("[0-9a-f]{" + algorithm.digits + "}")) {
            throw new IllegalArgumentException(path + ": size " + size + ", digest " + digest);
        }
    }

    /** The name without its folder. */
    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The folder with a slash at its end; nothing at the top. */
    String folder() {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    /** Whether the file there is this one, to the last byte. */
    boolean is(Path file) throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) != size) {
            return false;
        }
        MessageDigest found = digest(algorithm.name);
        if (algorithm == Algorithm.GIT_BLOB) {
            found.update(("blob " + size + "\0").getBytes(StandardCharsets.US_ASCII));
        }
        byte[] buffer = new byte[BUFFER_BYTES];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                found.update(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(found.digest()).equals(digest);
    }

    private static MessageDigest digest(String name) {
        try {
            return MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has " + name, e);
        }
    }
}
