package dev.undertone.windows;

import java.io.ByteArrayOutputStream;

/**
 * Tallies and windows as bytes, for state stores, changelogs and the repartition topic: a version, then each number as
 * a zig-zag variable-length integer. Most cells are zero and take one byte; a tally is about 250 bytes.
 */
final class TallyBytes {
    private static final byte VERSION = 1;

    private TallyBytes() {}

    /** Writes some leading numbers, then the tally. */
    static byte[] write(Tally tally, long... leading) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(Tally.CELLS + 64);
        out.write(VERSION);
        for (long number : leading) {
            writeLong(out, number);
        }
        for (long cell : tally.cells()) {
            writeLong(out, cell);
        }
        return out.toByteArray();
    }

    private static void writeLong(ByteArrayOutputStream out, long number) {
        long zigzag = (number << 1) ^ (number >> 63);
        while ((zigzag & ~0x7FL) != 0) {
            out.write((int) ((zigzag & 0x7F) | 0x80));
            zigzag >>>= 7;
        }
        out.write((int) zigzag);
    }

    /** Reads numbers in the order they were written. */
    static final class Reader {
        private final byte[] bytes;
        private int at = 1;

        Reader(byte[] bytes) {
            this.bytes = bytes;
            if (bytes[0] != VERSION) {
                throw new IllegalStateException("a tally of version " + bytes[0] + " in a store of version " + VERSION);
            }
        }

        long number() {
            long zigzag = 0;
            for (int shift = 0; ; shift += 7) {
                byte b = bytes[at++];
                zigzag |= (long) (b & 0x7F) << shift;
                if (b >= 0) {
                    return (zigzag >>> 1) ^ -(zigzag & 1);
                }
            }
        }

        /** The rest as a tally; cells that an older version did not have are zero. */
        Tally tally() {
            long[] cells = new long[Tally.CELLS];
            for (int cell = 0; cell < cells.length && at < bytes.length; cell++) {
                cells[cell] = number();
            }
            return new Tally(cells);
        }
    }
}
