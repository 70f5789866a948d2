package dev.undertone.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.undertone.text.AdmittedText;
import org.jspecify.annotations.Nullable;

/**
 * One input of {@code undertone score}.
 *
 * @param line where it stands
 * @param given the object the line holds; empty for a line of text, or when there is none
 * @param text null when there is none to score
 * @param fault why not
 */
record ScoreInput(long line, ObjectNode given, @Nullable AdmittedText text, String fault) {}
