package dev.undertone.bench.efficiency;

import dev.undertone.text.TokenizedText;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.util.List;

/**
 * A batch as the device takes it, packed beforehand: {@code [rows, width]} in direct buffers of native order.
 *
 * @param texts rows that are texts; further ones are there for the shape
 */
public record PackedBatch(LongBuffer ids, LongBuffer mask, int rows, int width, int texts) {
    /** Packs texts into a shape that holds them; rows without a text repeat the first. */
    static PackedBatch of(List<TokenizedText> texts, int rows, int width, long padTokenId) {
        LongBuffer ids = direct(rows * width);
        LongBuffer mask = direct(rows * width);
        for (int row = 0; row < rows; row++) {
            TokenizedText text = texts.get(row < texts.size() ? row : 0);
            for (int column = 0; column < width; column++) {
                boolean real = column < text.length();
                ids.put(real ? text.ids()[column] : padTokenId);
                mask.put(real ? 1 : 0);
            }
        }
        return new PackedBatch(ids.flip(), mask.flip(), rows, width, texts.size());
    }

    private static LongBuffer direct(int longs) {
        return ByteBuffer.allocateDirect(longs * Long.BYTES)
                .order(ByteOrder.nativeOrder())
                .asLongBuffer();
    }
}
