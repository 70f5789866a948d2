/**
 * Step 3: what answers when the model cannot.
 *
 * <p>In: a text the model did not judge in time. Out: a score, or the admission that there is none.<br>
 * May use: {@code text}, {@code vader}. Never: Kafka, ONNX.<br>
 * Threads: any; nothing here is shared and mutable.
 */
@NullMarked
package dev.undertone.fallback;

import org.jspecify.annotations.NullMarked;
