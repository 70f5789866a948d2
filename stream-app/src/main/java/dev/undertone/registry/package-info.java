/**
 * Beside steps 1 and 4 of 5: values whose schemas lie in a schema registry.
 *
 * <p>In: framed bytes, or an answer or a window. Out: what the bytes hold, or framed bytes.<br>
 * May use: {@code ingest} and {@code enrich} for what it implements. Never: Kafka's clients.<br>
 * Threads: one of its own asks the registry, so that whoever waits for an answer waits for a limited time.
 */
@NullMarked
package dev.undertone.registry;

import org.jspecify.annotations.NullMarked;
