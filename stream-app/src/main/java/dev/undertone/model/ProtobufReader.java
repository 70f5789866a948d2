package dev.undertone.model;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads the fields of a protobuf file in order, skipping what nobody asks for, so that the weights of a model are never
 * read. Threads: one. Owns an open file until {@link #close}.
 */
final class ProtobufReader implements AutoCloseable {
    static final int VARINT = 0;
    static final int BYTES = 2;
    private static final int FIXED64 = 1;
    private static final int FIXED32 = 5;

    private final InputStream in;
    private final long size;
    private long position;
    private int field;
    private int type;

    ProtobufReader(Path file) throws IOException {
        this.size = Files.size(file);
        this.in = new BufferedInputStream(Files.newInputStream(file));
    }

    /** Where the file ends. */
    long size() {
        return size;
    }

    long position() {
        return position;
    }

    /** Moves to the next field of a message that ends at {@code end}; false when there is none. */
    boolean next(long end) throws IOException {
        if (position >= end) {
            return false;
        }
        long key = varint();
        field = (int) (key >>> 3);
        type = (int) (key & 7);
        return true;
    }

    /** Whether the field has this number and type. */
    boolean is(int number, int wireType) {
        return field == number && type == wireType;
    }

    long varint() throws IOException {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int read = in.read();
            if (read < 0) {
                throw new EOFException();
            }
            position++;
            value |= (long) (read & 0x7f) << shift;
            if (read < 0x80) {
                return value;
            }
        }
        throw new IOException("not protobuf");
    }

    /** Where the bytes of this field end; reading goes on inside of them. */
    long enter() throws IOException {
        long length = varint();
        if (length < 0 || length > size - position) {
            throw new EOFException();
        }
        return position + length;
    }

    String text() throws IOException {
        long end = enter();
        byte[] bytes = in.readNBytes((int) (end - position));
        position = end;
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Leaves the field unread. */
    void skip() throws IOException {
        switch (type) {
            case VARINT -> varint();
            case BYTES -> skipTo(enter());
            case FIXED64 -> skipTo(position + Long.BYTES);
            case FIXED32 -> skipTo(position + Integer.BYTES);
            default -> throw new IOException("not protobuf");
        }
    }

    private void skipTo(long end) throws IOException {
        in.skipNBytes(end - position);
        position = end;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
