/**
 * What happens, counted: one interface that every room may call, one class that knows Micrometer.
 *
 * <p>In: events. Out: meters named {@code undertone_*}.<br>
 * May use: the schemas' enums, {@code text}, Micrometer. Never: Kafka, ONNX, ids or texts as labels.<br>
 * Threads: any.
 */
@NullMarked
package dev.undertone.metrics;

import org.jspecify.annotations.NullMarked;
