package dev.undertone.bench.pipeline;

import java.io.IOException;

/** A cell of which no figure can be given; the others of the run stand. */
final class RefusedCellException extends IOException {
    private static final long serialVersionUID = 1;

    /** @param why who, what was seen, and what to do */
    RefusedCellException(String why) {
        super(why);
    }
}
