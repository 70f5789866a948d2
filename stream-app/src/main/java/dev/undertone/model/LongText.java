package dev.undertone.model;

/** What a model is shown of a text that has more tokens than it takes. */
public enum LongText {
    /** The beginning. */
    TRUNCATE,

    /** The beginning and the end. */
    HEAD_TAIL,

    /** Everything, in windows of equal length; the probabilities are the windows' mean. */
    WINDOWS
}
