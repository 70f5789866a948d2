package dev.undertone.cli;

import dev.undertone.evaluate.Example;
import dev.undertone.text.AdmittedText;

/** A text as the stream would score it, and what somebody said of it. */
record LabelledText(Example example, AdmittedText text) {}
