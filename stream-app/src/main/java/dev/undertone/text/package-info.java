/**
 * The words every step speaks: a text, its score, the answer and where it came from.
 *
 * <p>In: nothing. Out: values and the interfaces between rooms.<br>
 * May use: the schemas' enums. Never: Kafka, ONNX, clocks, another room.<br>
 * Threads: none; values are immutable.
 */
@NullMarked
package dev.undertone.text;

import org.jspecify.annotations.NullMarked;
