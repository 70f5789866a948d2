/**
 * Step 3 of 5: one engine per JVM turns the texts of all stream tasks into answers, each before its deadline.
 *
 * <p>In: an admitted text and a deadline. Out: a pending answer that always completes.<br>
 * May use: {@code text}, {@code metrics}. Never: Kafka, ONNX, the wall clock.<br>
 * Threads: stream threads submit and wait; the engine's tokenizer threads, inference threads and deadline thread do the
 * rest. All state is behind the locks of {@code PermitPool} and {@code ScoringEngine}.
 */
@NullMarked
package dev.undertone.engine;

import org.jspecify.annotations.NullMarked;
