package dev.undertone.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The files of a model directory, in the order of their names. What is hidden, or lies in a hidden folder, does not
 * belong to the model: version control and download tools keep their notes there.
 */
record ModelFiles(Path folder, List<Path> files) {
    private static final List<String> UNFINISHED =
            List.of(".incomplete", ".part", ".partial", ".tmp", ".download", ".crdownload", ".aria2");
    private static final String LFS_POINTER = "version https://git-lfs.github.com/spec/";
    private static final int DEPTH = 4;

    static ModelFiles list(Path folder) throws ModelException {
        try (Stream<Path> walk = Files.walk(folder, DEPTH)) {
            return new ModelFiles(
                    folder,
                    walk.filter(Files::isRegularFile)
                            .map(folder::relativize)
                            .filter(ModelFiles::isVisible)
                            .sorted()
                            .toList());
        } catch (IOException e) {
            throw new ModelException("cannot list the files of " + folder + ": " + e.getMessage(), e);
        }
    }

    private static boolean isVisible(Path file) {
        for (Path part : file) {
            if (part.toString().startsWith(".")) {
                return false;
            }
        }
        return true;
    }

    /** Refuses a directory that is still being copied. */
    void requireFinished() throws ModelException {
        for (Path file : files) {
            String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
            if (UNFINISHED.stream().anyMatch(name::endsWith)) {
                throw new ModelException("model directory " + folder + " is half copied: it has " + file
                        + "; finish the download, or delete that file");
            }
        }
    }

    /** A file that must be there, with its content. */
    Path required(String file, String wanted) throws ModelException {
        Path path = folder.resolve(file);
        if (!Files.isRegularFile(path)) {
            throw new ModelException("model directory " + folder + " has no " + wanted + "; is it a complete export?");
        }
        try (InputStream in = Files.newInputStream(path)) {
            byte[] start = in.readNBytes(LFS_POINTER.length());
            if (start.length == 0) {
                throw new ModelException(path + " is empty; the directory is half copied");
            }
            if (new String(start, StandardCharsets.ISO_8859_1).equals(LFS_POINTER)) {
                throw new ModelException(path + " is a Git LFS pointer, not the file itself; run `git lfs pull` there");
            }
        } catch (IOException e) {
            throw new ModelException("cannot read " + path + ": " + e.getMessage(), e);
        }
        return path;
    }

    /** Bytes by name, in the order of the names. */
    Map<String, Long> sizes() throws ModelException {
        Map<String, Long> sizes = new LinkedHashMap<>();
        try {
            for (Path file : files) {
                sizes.put(file.toString(), Files.size(folder.resolve(file)));
            }
            return sizes;
        } catch (IOException e) {
            throw new ModelException("cannot read the files of " + folder + ": " + e.getMessage(), e);
        }
    }

    /** SHA-256 over names, lengths and bytes of all files. */
    String digest() throws ModelException {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (Path file : files) {
                Path path = folder.resolve(file);
                sha.update(file.toString().getBytes(StandardCharsets.UTF_8));
                // The zero ends the name, the length the content: else two directories could be one stream of bytes.
                sha.update((byte) 0);
                sha.update(ByteBuffer.allocate(Long.BYTES)
                        .putLong(Files.size(path))
                        .flip());
                try (InputStream in = new DigestInputStream(Files.newInputStream(path), sha)) {
                    in.transferTo(OutputStream.nullOutputStream());
                }
            }
            return HexFormat.of().formatHex(sha.digest());
        } catch (IOException e) {
            throw new ModelException("cannot read the files of " + folder + ": " + e.getMessage(), e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
