/**
 * What happens, counted: one interface that every room may call, and the meters behind it.
 *
 * <p>In: events. Out: meters named {@code undertone_*}.<br>
 * May use: the schemas' enums, {@code text}, Micrometer, Kafka's type for its own metrics. Never: Kafka's clients,
 * ONNX, ids or texts as labels.<br>
 * Threads: any.
 */
@NullMarked
package dev.undertone.metrics;

import org.jspecify.annotations.NullMarked;
