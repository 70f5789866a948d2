package dev.undertone.cli;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Lines, one after the other. */
interface LineSource {
    /** The next line, or null at the end. Blocks until there is one. */
    @Nullable
    Line next() throws IOException;

    /** Whether more seems to be at hand, so that it is worth gathering a batch. */
    boolean ready() throws IOException;
}
