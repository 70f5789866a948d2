/**
 * Beside the steps: OpenTelemetry's spans, one for each record and one for each batch.
 *
 * <p>In: headers, answers, refusals. Out: spans for the SDK that the JVM has, and headers that name them.<br>
 * May use: {@code text}, Kafka's headers, OpenTelemetry's API. Never: an SDK, an exporter, a connection, texts or keys as
 * attributes.<br>
 * Threads: any.
 */
@NullMarked
package dev.undertone.tracing;

import org.jspecify.annotations.NullMarked;
