/**
 * A real Kafka broker inside this JVM, for the quickstart and the tests alike.
 *
 * <p>In: a folder and a port. Out: a running single-node cluster.<br>
 * May use: Kafka's server. Never: in production.<br>
 * Threads: the broker starts its own.
 */
@NullMarked
package dev.undertone.broker;

import org.jspecify.annotations.NullMarked;
