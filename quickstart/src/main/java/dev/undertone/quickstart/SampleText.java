package dev.undertone.quickstart;

import dev.undertone.schemas.Label;

/**
 * One text of the sample.
 *
 * @param source {@code tweets} or {@code transcripts}
 * @param mood what its author felt; steers the feed and is never sent
 */
record SampleText(String source, String text, String lang, String subject, Label mood) {}
