package dev.undertone.vader;

import java.util.Arrays;

/**
 * Which indexes hold the same value, the lowest first: a hash table from values to skew heaps of indexes (Sleator and
 * Tarjan 1986), in arrays.
 *
 * <p>Nodes are indexes plus one; 0 is no node.
 */
final class EqualValues {
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    /** Each value is put once at first and once more when changed, and half of the slots stay free. */
    private static final int SLOTS_PER_VALUE = 4;

    private long[] keys = new long[0];
    private int[] roots = new int[0];
    private int[] left = new int[0];
    private int[] right = new int[0];
    private int shift;

    /** Forgets what it held, and holds these values, none of them zero, under their indexes. */
    void hold(double[] values, int count) {
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(SLOTS_PER_VALUE * count - 1);
        shift = Long.SIZE - bits;
        keys = cleared(keys, 1 << bits);
        roots = cleared(roots, 1 << bits);
        left = cleared(left, count + 1);
        right = cleared(right, count + 1);
        for (int index = 0; index < count; index++) {
            put(values[index], index);
        }
    }

    /** Adds an index that is not held. */
    void put(double value, int index) {
        int slot = slot(value);
        roots[slot] = merge(roots[slot], index + 1);
    }

    /** Removes the lowest index of a value that is held. */
    int takeFirst(double value) {
        int slot = slot(value);
        int node = roots[slot];
        roots[slot] = merge(left[node], right[node]);
        left[node] = 0;
        right[node] = 0;
        return node - 1;
    }

    private int slot(double value) {
        long key = Double.doubleToLongBits(value);
        int slot = (int) ((key * SPREAD) >>> shift);
        int last = (int) (-1L >>> shift);
        while (keys[slot] != key && keys[slot] != 0) {
            slot = (slot + 1) & last;
        }
        keys[slot] = key;
        return slot;
    }

    private int merge(int one, int other) {
        if (one == 0 || other == 0) {
            return one + other;
        }
        int root = Math.min(one, other);
        int parent = root;
        int waiting = Math.max(one, other);
        while (true) {
            int child = right[parent];
            right[parent] = left[parent];
            if (child == 0) {
                left[parent] = waiting;
                return root;
            }
            left[parent] = Math.min(child, waiting);
            waiting = Math.max(child, waiting);
            parent = left[parent];
        }
    }

    private static long[] cleared(long[] array, int size) {
        if (array.length < size) {
            return new long[size];
        }
        Arrays.fill(array, 0, size, 0);
        return array;
    }

    private static int[] cleared(int[] array, int size) {
        if (array.length < size) {
            return new int[size];
        }
        Arrays.fill(array, 0, size, 0);
        return array;
    }
}
