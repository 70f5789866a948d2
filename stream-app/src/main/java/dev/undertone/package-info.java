/**
 * The application: {@code Main} hands the arguments to the commands, {@code App} wires the rooms by constructor,
 * {@code Version} names the build.
 *
 * <p>In: settings. Out: a running topology.<br>
 * May use: every room. Never: logic of its own.<br>
 * Threads: the caller's; Kafka Streams and the engine start their own.
 */
@NullMarked
package dev.undertone;

import org.jspecify.annotations.NullMarked;
