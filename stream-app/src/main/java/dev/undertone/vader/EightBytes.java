package dev.undertone.vader;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Eight characters in one long, the first in the lowest byte, and questions asked of all eight at once.
 *
 * <p>An answer has the highest bit of each byte that is meant. The sums never carry into the next byte, because folded
 * text has no byte above {@link FoldedText#CASELESS}.
 */
final class EightBytes {
    static final long HIGHEST_BITS = 0x8080808080808080L;

    private static final long EACH = 0x0101010101010101L;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private EightBytes() {}

    static long read(byte[] bytes, int at) {
        return (long) LONGS.get(bytes, at);
    }

    static void write(byte[] bytes, int at, long eight) {
        LONGS.set(bytes, at, eight);
    }

    /** The first bytes of eight, up to 7; the others become 0. */
    static long first(long eight, int count) {
        return eight & ~(-1L << (count << 3));
    }

    /** Like {@link #first}, for any count: none up to 0, all from 8. */
    static long firstOfAny(long eight, int count) {
        if (count >= Long.BYTES) {
            return eight;
        }
        return count <= 0 ? 0 : first(eight, count);
    }

    /** Bytes up to the space: in folded text, white space. */
    static long spaces(long eight) {
        return ~(eight + EACH * (0x80 - ' ' - 1)) & HIGHEST_BITS;
    }

    static long upperCase(long eight) {
        return between(eight, 'A', 'Z');
    }

    static long lowerCase(long eight) {
        return between(eight, 'a', 'z');
    }

    static long digits(long eight) {
        return between(eight, '0', '9');
    }

    static long notAscii(long eight) {
        return eight & HIGHEST_BITS;
    }

    static long equalTo(long eight, int folded) {
        long difference = eight ^ (EACH * (folded & 0xFF));
        return ~(((difference & ~HIGHEST_BITS) + ~HIGHEST_BITS) | difference) & HIGHEST_BITS;
    }

    /** The eight in lower case, given which are in upper case. */
    static long toLowerCase(long eight, long upperCase) {
        return eight | (upperCase >>> 2);
    }

    private static long between(long eight, char lowest, char highest) {
        return (eight + EACH * (0x80 - lowest)) & ~(eight + EACH * (0x80 - highest - 1)) & HIGHEST_BITS;
    }
}
