package dev.undertone.model;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import dev.undertone.text.TokenizedText;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.util.List;

/**
 * The inputs of a run, {@code [batch, tokens]} each, in direct buffers that the runtime reads without a copy. The
 * buffers grow to the largest batch and are reused.
 *
 * <p>Threads: one. A tensor must be closed before the next {@link #fill}.
 */
final class TokenTensors {
    private final long padTokenId;
    private LongBuffer ids = allocate(1024);
    private LongBuffer mask = allocate(1024);
    private LongBuffer types = allocate(1024);
    private long[] shape = {0, 0};

    TokenTensors(long padTokenId) {
        this.padTokenId = padTokenId;
    }

    void fill(List<TokenizedText> batch, BatchShape batchShape) {
        int longest = 0;
        for (TokenizedText row : batch) {
            longest = Math.max(longest, row.length());
        }
        int rows = batchShape.rows(batch.size());
        int width = batchShape.width(longest);
        shape = new long[] {rows, width};
        int cells = rows * width;
        if (ids.capacity() < cells) {
            ids = allocate(cells);
            mask = allocate(cells);
            types = allocate(cells);
        }
        ids.clear();
        mask.clear();
        for (int index = 0; index < rows; index++) {
            TokenizedText row = batch.get(index < batch.size() ? index : 0);
            ids.put(row.ids());
            for (int column = 0; column < width; column++) {
                mask.put(column < row.length() ? 1 : 0);
            }
            for (int column = row.length(); column < width; column++) {
                ids.put(padTokenId);
            }
        }
        ids.flip();
        mask.flip();
        types.position(0).limit(cells);
    }

    OnnxTensor ids(OrtEnvironment environment) throws OrtException {
        return OnnxTensor.createTensor(environment, ids, shape);
    }

    OnnxTensor mask(OrtEnvironment environment) throws OrtException {
        return OnnxTensor.createTensor(environment, mask, shape);
    }

    OnnxTensor types(OrtEnvironment environment) throws OrtException {
        return OnnxTensor.createTensor(environment, types, shape);
    }

    private static LongBuffer allocate(int longs) {
        // The runtime reads native order; a buffer in Java's default order is taken as garbage without a word.
        return ByteBuffer.allocateDirect(longs * Long.BYTES)
                .order(ByteOrder.nativeOrder())
                .asLongBuffer();
    }
}
