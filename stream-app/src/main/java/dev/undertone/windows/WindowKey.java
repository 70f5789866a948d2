package dev.undertone.windows;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * One window of one dimension. As bytes, the windows of a dimension lie together and in order of time.
 *
 * @param startMillis first instant of the window
 */
public record WindowKey(WindowDimension dimension, long startMillis) {
    /** The dimension in UTF-8, a zero byte, the start in big-endian order. */
    public byte[] toBytes() {
        byte[] name = dimension.toString().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(name.length + 1 + Long.BYTES)
                .put(name)
                .put((byte) 0)
                .putLong(startMillis)
                .array();
    }

    /** The key that {@link #toBytes} wrote. */
    public static WindowKey of(byte[] bytes) {
        int nameLength = bytes.length - 1 - Long.BYTES;
        WindowDimension dimension = WindowDimension.parse(new String(bytes, 0, nameLength, StandardCharsets.UTF_8));
        return new WindowKey(dimension, ByteBuffer.wrap(bytes).getLong(nameLength + 1));
    }

    /** The key of {@code sentiment.windows}: {@code source:tweets@2026-01-31T10:15:00Z}. */
    @Override
    public String toString() {
        return dimension + "@" + Instant.ofEpochMilli(startMillis);
    }
}
