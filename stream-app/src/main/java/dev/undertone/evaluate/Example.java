package dev.undertone.evaluate;

import dev.undertone.schemas.Label;

/**
 * A text that somebody labelled. The text itself is not needed to judge answers.
 *
 * @param line where it stands in its file, the first line being 1
 * @param lang code of its language, as the file says
 */
public record Example(long line, Label label, String lang) {}
