package dev.undertone.engine;

/** Who is served first. */
public enum Lane {
    /** Records of the stream and callers that wait. */
    LIVE,
    /** Work that can wait, such as re-scoring: it takes a permit and a place in a batch only when nothing live waits. */
    BACKGROUND
}
