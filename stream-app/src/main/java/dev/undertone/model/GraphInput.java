package dev.undertone.model;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.LongBuffer;

/**
 * One input of a graph, {@code [batch, tokens]}, in a direct buffer that the runtime reads without a copy, as 64 or as
 * 32 bits as the graph says. The buffer grows to the largest batch and is reused.
 *
 * <p>Threads: one. A tensor must be closed before the next {@link #clear}.
 */
final class GraphInput {
    private final boolean wide;
    private LongBuffer longs = LongBuffer.allocate(0);
    private IntBuffer ints = IntBuffer.allocate(0);

    GraphInput(OnnxJavaType type) {
        this.wide = type == OnnxJavaType.INT64;
    }

    /** Makes room for so many cells. */
    void clear(int cells) {
        if (wide && longs.capacity() < cells) {
            longs = allocate(cells, Long.BYTES).asLongBuffer();
        }
        if (!wide && ints.capacity() < cells) {
            ints = allocate(cells, Integer.BYTES).asIntBuffer();
        }
        longs.clear();
        ints.clear();
    }

    void put(long[] values) {
        if (wide) {
            longs.put(values);
        } else {
            for (long value : values) {
                ints.put((int) value);
            }
        }
    }

    void put(long value, int times) {
        for (int i = 0; i < times; i++) {
            if (wide) {
                longs.put(value);
            } else {
                ints.put((int) value);
            }
        }
    }

    OnnxTensor tensor(OrtEnvironment environment, long[] shape) throws OrtException {
        return wide
                ? OnnxTensor.createTensor(environment, longs.flip(), shape)
                : OnnxTensor.createTensor(environment, ints.flip(), shape);
    }

    private static ByteBuffer allocate(int cells, int bytes) {
        // The runtime reads native order; a buffer in Java's default order is taken as garbage without a word.
        return ByteBuffer.allocateDirect(cells * bytes).order(ByteOrder.nativeOrder());
    }
}
