/**
 * Step 3a: the only home of ONNX Runtime and of the tokenizer.
 *
 * <p>In: a model directory, then texts. Out: scores.<br>
 * May use: {@code text}, ONNX Runtime, DJL's tokenizers, Jackson. Never: Kafka, clocks, queues.<br>
 * Threads: an open model may be used by any number of threads; closing waits until none is inside.
 */
@NullMarked
package dev.undertone.model;

import org.jspecify.annotations.NullMarked;
