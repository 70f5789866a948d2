package dev.undertone.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Lines of a stream, ended by LF or CR LF, a byte order mark left out. A line longer than the limit is skipped, not kept
 * in memory, and comes with a fault.
 */
final class Lines implements LineSource {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final InputStream in;
    private final int maxBytes;
    private final byte[] buffer = new byte[1 << 16];
    private int position;
    private int limit;
    private long number;

    Lines(InputStream in, int maxBytes) {
        this.in = in;
        this.maxBytes = maxBytes;
    }

    @Override
    public @Nullable Line next() throws IOException {
        if (position == limit && !fill()) {
            return null;
        }
        number++;
        ByteArrayOutputStream gathered = new ByteArrayOutputStream(256);
        boolean tooLong = false;
        boolean ended = false;
        while (!ended && (position < limit || fill())) {
            int end = lineEnd();
            ended = end < limit;
            int length = end - position;
            tooLong |= gathered.size() + length > maxBytes;
            if (!tooLong) {
                gathered.write(buffer, position, length);
            }
            position = ended ? end + 1 : end;
        }
        return tooLong
                ? new Line(number, new byte[0], "the line is longer than " + maxBytes + " bytes")
                : new Line(number, trimmed(gathered.toByteArray()), null);
    }

    @Override
    public boolean ready() throws IOException {
        return lineEnd() < limit || in.available() > 0;
    }

    private boolean fill() throws IOException {
        position = 0;
        limit = Math.max(0, in.read(buffer));
        return limit > 0;
    }

    private int lineEnd() {
        int end = position;
        while (end < limit && buffer[end] != '\n') {
            end++;
        }
        return end;
    }

    private byte[] trimmed(byte[] line) {
        int from = number == 1 && line.length >= 3 && Arrays.equals(line, 0, 3, BYTE_ORDER_MARK, 0, 3) ? 3 : 0;
        int to = line.length > from && line[line.length - 1] == '\r' ? line.length - 1 : line.length;
        return from == 0 && to == line.length ? line : Arrays.copyOfRange(line, from, to);
    }
}
