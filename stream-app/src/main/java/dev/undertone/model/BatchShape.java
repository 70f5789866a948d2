package dev.undertone.model;

/**
 * The shapes in which a model's scores do not depend on the batch.
 *
 * <p>A text's fp32 score should be the same bits alone and in any company. Some kernels break that for some shapes: a
 * matrix of one row takes another path than one of several, and sums over a width that leaves a remainder are rounded
 * in another order (seen on AVX-512 with undertone-small: batches of one, and widths of 4n + 3; a difference in the
 * ninth digit). Such shapes are avoided by one more row or a few more columns of padding.
 *
 * @param minRows rows of the smallest batch; a smaller one is filled up with its first row
 * @param widthMultiple what the padded width is a multiple of
 */
record BatchShape(int minRows, int widthMultiple) {
    static final BatchShape ANY = new BatchShape(1, 1);
    private static final int MAX_MULTIPLE = 16;

    int rows(int records) {
        return Math.max(minRows, records);
    }

    int width(int longest) {
        return (longest + widthMultiple - 1) / widthMultiple * widthMultiple;
    }

    /** Whether {@link #next} has another shape to offer. */
    boolean hasNext() {
        return widthMultiple < MAX_MULTIPLE || minRows == 1;
    }

    /** The next dearer shape to try. */
    BatchShape next() {
        return minRows == 1 ? new BatchShape(2, widthMultiple) : new BatchShape(1, 2 * widthMultiple);
    }
}
