/**
 * Step 0: the topics, in one table; created by a command and checked at start.
 *
 * <p>In: settings. Out: topics with the partitions and policies they need, or what is missing.<br>
 * May use: {@code config}, Kafka's admin client. Never: Kafka Streams.<br>
 * Threads: the caller's.
 */
@NullMarked
package dev.undertone.topics;

import org.jspecify.annotations.NullMarked;
