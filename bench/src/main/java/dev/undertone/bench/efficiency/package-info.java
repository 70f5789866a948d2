/**
 * How much of the device's time the engine turns into answers, without Kafka.
 *
 * <p>In: a model, texts. Out: E, P and U, each round against a bare loop over the same batches.<br>
 * May use: {@code text}, {@code engine}, {@code model}, {@code fallback}, {@code metrics}, {@code config}. Never: Kafka.<br>
 * Threads: those of the engine, and the caller's.
 */
@NullMarked
package dev.undertone.bench.efficiency;

import org.jspecify.annotations.NullMarked;
