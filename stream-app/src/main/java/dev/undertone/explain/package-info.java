/**
 * Beside the steps: why a model answered as it did.
 *
 * <p>In: a text and the model that scored it. Out: each word's share in the polarity.<br>
 * May use: {@code text}. Never: Kafka, ONNX, clocks.<br>
 * Threads: the caller's.
 */
@NullMarked
package dev.undertone.explain;

import org.jspecify.annotations.NullMarked;
