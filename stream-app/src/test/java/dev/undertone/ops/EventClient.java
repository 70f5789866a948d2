package dev.undertone.ops;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Follows the events over a plain socket. Threads: the caller's, which it blocks. */
final class EventClient implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket;
    private final BufferedReader lines;
    private final String status;

    EventClient(int port, String... headers) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.getOutputStream()
                .write(("GET /v1/events HTTP/1.1\r\nHost: 127.0.0.1\r\n" + String.join("\r\n", headers)
                                + (headers.length == 0 ? "" : "\r\n") + "\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        status = lines.readLine();
    }

    /** The first line of the answer. */
    String status() {
        return status;
    }

    /** The data of the next event. */
    String awaitData() throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("data: ")) {
                return line.substring("data: ".length());
            }
        }
        throw new IOException("the events ended");
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
