/**
 * The command line: one class a command, each a caller of the other rooms.
 *
 * <p>In: arguments, files, standard input. Out: lines on standard output, messages on standard error, an exit code.<br>
 * May use: every room, picocli, Kafka's admin client, producer and consumer. Never: Kafka Streams, ONNX Runtime, a rule
 * about records that another room has.<br>
 * Threads: the main one; Kafka's clients, and the handler of signals, call back on theirs.
 */
@NullMarked
package dev.undertone.cli;

import org.jspecify.annotations.NullMarked;
