package dev.undertone.cli;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads a file in one of the formats, blank lines left out. */
interface CandidateSource {
    /** The next candidate, or null at the end. */
    @Nullable
    Candidate next() throws IOException;
}
