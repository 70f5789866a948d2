/**
 * Steps 1 to 6 wired: the topology, what makes batches meet commits, and the sinks. The only home of Kafka Streams.
 *
 * <p>In: settings and the rooms' objects. Out: a topology.<br>
 * May use: {@code text}, {@code ingest}, {@code engine}, {@code enrich}, {@code windows}, {@code metrics}. Never: ONNX, the
 * model.<br>
 * Threads: each task's processors belong to its stream thread; the engine is shared.
 */
@NullMarked
package dev.undertone.stream;

import org.jspecify.annotations.NullMarked;
