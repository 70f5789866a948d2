package dev.undertone.bench.efficiency;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.undertone.text.TokenizedText;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class PackedBatchTest {
    private static final long PAD = 9;

    private final PackedBatch batch = PackedBatch.of(List.of(text(1, 2, 3), text(4)), 3, 4, PAD);

    @Test
    void shortRowsArePaddedAndMasked() {
        assertArrayEquals(new long[] {4, PAD, PAD, PAD}, row(batch.ids(), 1));
        assertArrayEquals(new long[] {1, 0, 0, 0}, row(batch.mask(), 1));
    }

    @Test
    void rowsWithoutATextRepeatTheFirstAndDoNotCount() {
        assertArrayEquals(row(batch.ids(), 0), row(batch.ids(), 2));
        assertEquals(2, batch.texts());
    }

    @Test
    void theRuntimeReadsNativeOrder() {
        assertEquals(ByteOrder.nativeOrder(), batch.ids().order());
    }

    private static long[] row(LongBuffer cells, int row) {
        long[] found = new long[4];
        cells.duplicate().position(4 * row).get(found);
        return found;
    }

    private static TokenizedText text(long... ids) {
        return new TokenizedText(ids, ids.length);
    }
}
