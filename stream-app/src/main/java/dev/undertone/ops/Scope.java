package dev.undertone.ops;

/** What a caller may do. */
enum Scope {
    /** See states, windows, metrics and, where texts are shown at all, texts. */
    READ,
    /** Have texts scored. */
    SCORE,
    /** Change how the instance works: the breaker, faults. */
    ADMIN,
    /** Ask for one instance's own part, as other instances do. */
    PEER
}
