package dev.undertone.vader;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Finds words with one probe and no branch: a perfect hash (hash and displace), whose keys are the words themselves, up
 * to 24 ASCII characters packed into three longs.
 *
 * <p>Whether a token is a known word is what a processor guesses worst, so the answer only becomes a mask.
 */
final class WordTable {
    /** The longest word that fits. */
    static final int LONGEST_WORD = 24;

    private static final int SLOT_SHIFT = Long.SIZE - 14;
    private static final int BUCKET_SHIFT = Long.SIZE - 12;
    private static final long SPREAD_FIRST = 0x9E3779B97F4A7C15L;
    private static final long SPREAD_SECOND = 0xC2B2AE3D27D4EB4FL;
    private static final long SPREAD_THIRD = 0x165667B19E3779F9L;

    /** For each bucket an odd factor that leads its words to slots of their own. */
    private final char[] factors = new char[1 << (Long.SIZE - BUCKET_SHIFT)];

    private final int[] slots = new int[1 << (Long.SIZE - SLOT_SHIFT)];
    private final long[] first;
    private final long[] second;
    private final long[] third;

    /** The word at an index gets the next number, for numbers start at 1, and the roles at that index. */
    WordTable(List<String> words, byte[] roles) {
        int size = words.size() + 1;
        if (size > WordCode.MAX_NUMBER) {
            throw new IllegalArgumentException(size + " words");
        }
        first = new long[size];
        second = new long[size];
        third = new long[size];
        for (int number = 1; number < size; number++) {
            byte[] bytes = bytes(words.get(number - 1));
            first[number] = EightBytes.read(bytes, 0);
            second[number] = EightBytes.read(bytes, Long.BYTES);
            third[number] = EightBytes.read(bytes, 2 * Long.BYTES);
        }
        int[][] buckets = buckets(roles);
        // Buckets of many words choose first, while most slots are free.
        for (int members = largest(buckets); members > 0; members--) {
            for (int bucket = 0; bucket < buckets.length; bucket++) {
                if (buckets[bucket].length == members) {
                    place(bucket, buckets[bucket]);
                }
            }
        }
    }

    /** The code of a word in lower case, or 0. */
    int find(String word) {
        byte[] bytes = bytes(word);
        return find(
                EightBytes.read(bytes, 0), EightBytes.read(bytes, Long.BYTES), EightBytes.read(bytes, 2 * Long.BYTES));
    }

    /** The code of a word of at most seven characters, or 0. */
    int find(long word) {
        int code = probe(word * SPREAD_FIRST);
        return code & allBitsForZero(first[WordCode.number(code)] ^ word);
    }

    /** The code of a word of any length, or 0. */
    int find(long one, long two, long three) {
        int code = probe(hash(one, two, three));
        int number = WordCode.number(code);
        return code & allBitsForZero((first[number] ^ one) | (second[number] ^ two) | (third[number] ^ three));
    }

    private static byte[] bytes(String word) {
        return Arrays.copyOf(word.getBytes(StandardCharsets.US_ASCII), LONGEST_WORD);
    }

    private int probe(long hash) {
        return slots[slot(hash, factors[(int) (hash >>> BUCKET_SHIFT)])];
    }

    private static int slot(long hash, int factor) {
        return (int) ((hash * factor) >>> SLOT_SHIFT);
    }

    private static long hash(long one, long two, long three) {
        return (one ^ (two * SPREAD_SECOND) ^ (three * SPREAD_THIRD)) * SPREAD_FIRST;
    }

    private static int allBitsForZero(long number) {
        return (int) ~((number | -number) >> (Long.SIZE - 1));
    }

    private long hash(int code) {
        int number = WordCode.number(code);
        return hash(first[number], second[number], third[number]);
    }

    /** The codes of all words, by the bucket they hash to. */
    private int[][] buckets(byte[] roles) {
        int[][] buckets = new int[factors.length][0];
        for (int number = 1; number < first.length; number++) {
            int code = WordCode.of(number, roles[number - 1]);
            int bucket = (int) (hash(code) >>> BUCKET_SHIFT);
            int[] members = Arrays.copyOf(buckets[bucket], buckets[bucket].length + 1);
            members[members.length - 1] = code;
            buckets[bucket] = members;
        }
        return buckets;
    }

    private static int largest(int[][] buckets) {
        int largest = 0;
        for (int[] bucket : buckets) {
            largest = Math.max(largest, bucket.length);
        }
        return largest;
    }

    private void place(int bucket, int[] codes) {
        for (int factor = 1; factor < Character.MAX_VALUE; factor += 2) {
            if (tryPlace(codes, factor)) {
                factors[bucket] = (char) factor;
                return;
            }
        }
        throw new IllegalStateException("No factor for " + codes.length + " words of one bucket");
    }

    /** Puts the words into their slots if all are free, and else none. */
    private boolean tryPlace(int[] codes, int factor) {
        for (int placed = 0; placed < codes.length; placed++) {
            int slot = slot(hash(codes[placed]), factor);
            if (slots[slot] != 0) {
                for (int back = 0; back < placed; back++) {
                    slots[slot(hash(codes[back]), factor)] = 0;
                }
                return false;
            }
            slots[slot] = codes[placed];
        }
        return true;
    }
}
