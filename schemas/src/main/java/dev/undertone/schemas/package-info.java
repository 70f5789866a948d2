/**
 * All that a consumer of the sentiment topics needs: the schemas, their classes, the codec.
 *
 * <p>In: bytes of the topics. Out: records.<br>
 * May use: Avro, Jackson. Never: Kafka, another room.<br>
 * Threads: none; everything may be shared.
 */
package dev.undertone.schemas;
