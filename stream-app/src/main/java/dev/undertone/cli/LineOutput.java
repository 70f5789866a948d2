package dev.undertone.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Standard output as lines in UTF-8, whatever the locale. Unlike a {@code PrintStream} it reports what goes wrong: a full
 * disk must not look like success.
 *
 * <p>Threads: one.
 */
public final class LineOutput {
    private static final int BUFFER_BYTES = 1 << 16;

    private final OutputStream out;

    LineOutput(OutputStream out) {
        this.out = new BufferedOutputStream(out, BUFFER_BYTES);
    }

    /** Writes a line; it is seen after {@link #flush}, or when enough has gathered. */
    public void line(String line) throws IOException {
        try {
            out.write(line.getBytes(StandardCharsets.UTF_8));
            out.write('\n');
        } catch (IOException e) {
            throw closedOr(e);
        }
    }

    /** For help and version, where a write that fails is not worth a message. */
    PrintWriter writer() {
        return new PrintWriter(out, true, StandardCharsets.UTF_8);
    }

    public void flush() throws IOException {
        try {
            out.flush();
        } catch (IOException e) {
            throw closedOr(e);
        }
    }

    private static IOException closedOr(IOException e) {
        // Java has no type for it, only the system's words: "Broken pipe", on Windows "The pipe is being closed".
        String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        return message.contains("pipe") ? new ClosedPipeException(e) : e;
    }
}
