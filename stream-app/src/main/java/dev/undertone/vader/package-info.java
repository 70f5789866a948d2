/**
 * Step 3b: VADER, an exact port, for English texts that the model could not judge in time.
 *
 * <p>In: a text. Out: its four numbers and how many of its words were known; on request, why.<br>
 * May use: the JDK. Never: another room, Kafka, ONNX, clocks, regular expressions.<br>
 * Threads: none; an instance belongs to one thread, the lexicon is immutable and shared.
 */
@NullMarked
package dev.undertone.vader;

import org.jspecify.annotations.NullMarked;
