/**
 * Steps 1 and 2 of 5: bytes become an admitted text or a rejection.
 *
 * <p>In: the value, headers and position of one Kafka record. Out: an {@code AdmittedText}, or the reason why not.<br>
 * May use: {@code text}, Avro, Jackson, Kafka's {@code Headers}. Never: Kafka Streams, ONNX, a registry.<br>
 * Threads: an {@code Ingest} holds no state and may be shared.
 */
@NullMarked
package dev.undertone.ingest;

import org.jspecify.annotations.NullMarked;
