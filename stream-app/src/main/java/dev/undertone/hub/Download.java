package dev.undertone.hub;

import dev.undertone.hub.HubConnection.Response;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Fetches one file, and goes on where an earlier attempt ended. A file is seen under its name only when its digest is
 * right; until then it is {@code NAME.DIGEST.part}.
 *
 * <p>Threads: one.
 */
final class Download {
    private static final int OK = 200;
    private static final int PARTIAL = 206;
    private static final int BEYOND_THE_END = 416;
    private static final int DIGEST_DIGITS = 12;

    private final HubConnection connection;
    private final Retries retries;
    private final HubFaults faults;
    private final PullListener listener;

    Download(HubConnection connection, Retries retries, HubFaults faults, PullListener listener) {
        this.connection = connection;
        this.retries = retries;
        this.faults = faults;
        this.listener = listener;
    }

    /** Makes {@code target} this file, unless it is already. */
    void fetch(HubFile file, URI address, Path target) throws HubException, InterruptedException {
        try {
            if (file.is(target)) {
                return;
            }
            Files.createDirectories(target.toAbsolutePath().getParent());
            Path part = target.resolveSibling(
                    target.getFileName() + "." + file.digest().substring(0, DIGEST_DIGITS) + ".part");
            boolean resumed = size(part) > 0;
            fill(file, address, part);
            if (!file.is(part) && resumed) {
                // What an earlier attempt has left may be the reason.
                Files.delete(part);
                fill(file, address, part);
            }
            if (!file.is(part)) {
                Files.delete(part);
                throw new HubException(file.path() + " has another digest than the hub lists (" + file.digest()
                        + "): it was changed on its way, or the hub is broken. It is not kept; try again, and do not use"
                        + " a model that fails this twice");
            }
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw unwritable(target, e);
        }
    }

    private void fill(HubFile file, URI address, Path part) throws HubException, InterruptedException {
        retries.run(
                file.path(),
                () -> {
                    attempt(file, address, part);
                    return part;
                },
                () -> size(part));
    }

    private void attempt(HubFile file, URI address, Path part) throws IOException, InterruptedException, HubException {
        long have = size(part);
        if (have >= file.size()) {
            if (have == file.size() && have > 0) {
                return;
            }
            have = 0;
        }
        Response response = connection.get(address, have);
        if (response.status() == BEYOND_THE_END) {
            response.body().cancel();
            truncate(part);
            throw new IOException("the hub has less of " + file.path() + " than is here; from the beginning");
        }
        if (response.status() != OK && response.status() != PARTIAL) {
            faults.raise(response, file.path());
        }
        // A server that knows no ranges sends all of it.
        long from = response.status() == PARTIAL && startsAt(response, have) ? have : 0;
        if (response.status() == PARTIAL && from != have) {
            response.body().cancel();
            truncate(part);
            throw new IOException("the hub sent another part of " + file.path() + " than was asked for");
        }
        receive(file, response.body(), part, from);
    }

    private static boolean startsAt(Response response, long from) {
        return response.headers()
                .firstValue("Content-Range")
                .filter(range -> range.startsWith("bytes " + from + "-"))
                .isPresent();
    }

    private void receive(HubFile file, Chunks body, Path part, long from)
            throws IOException, InterruptedException, HubException {
        try (FileChannel out = open(part, from)) {
            long at = from;
            for (List<ByteBuffer> buffers = body.next(); buffers != null; buffers = body.next()) {
                for (ByteBuffer buffer : buffers) {
                    at += buffer.remaining();
                    if (at > file.size()) {
                        body.cancel();
                        truncate(part);
                        throw new HubException(file.path() + " is longer than the " + file.size()
                                + " bytes the hub lists; it is not kept");
                    }
                    write(out, buffer, part);
                }
                listener.at(file.path(), at, file.size());
            }
            force(out, part);
            if (at < file.size()) {
                throw new IOException("the connection ended after " + at + " of " + file.size() + " bytes");
            }
        } finally {
            body.cancel();
        }
    }

    private static FileChannel open(Path part, long from) throws HubException {
        try {
            FileChannel out = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            out.truncate(from).position(from);
            return out;
        } catch (IOException e) {
            throw unwritable(part, e);
        }
    }

    private static void write(FileChannel out, ByteBuffer buffer, Path part) throws HubException {
        try {
            while (buffer.hasRemaining()) {
                out.write(buffer);
            }
        } catch (IOException e) {
            throw unwritable(part, e);
        }
    }

    private static void force(FileChannel out, Path part) throws HubException {
        try {
            out.force(true);
        } catch (IOException e) {
            throw unwritable(part, e);
        }
    }

    private static void truncate(Path part) throws HubException {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            throw unwritable(part, e);
        }
    }

    private static long size(Path part) throws HubException {
        try {
            return Files.exists(part) ? Files.size(part) : 0;
        } catch (IOException e) {
            throw unwritable(part, e);
        }
    }

    /** A disk does not mend itself, so this is not tried again. */
    static HubException unwritable(Path file, IOException e) {
        return new HubException(
                "cannot write " + file + ": " + e.getMessage()
                        + "; what is there is kept, so make room and call the same command again",
                e);
    }
}
