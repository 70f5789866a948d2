/**
 * Step 0: settings, typed, checked and documented.
 *
 * <p>In: defaults, a file, the environment, the command line. Out: {@code Settings}, or every fault at once.<br>
 * May use: the types of the rooms it configures, the settings Kafka's clients define. Never: a connection.<br>
 * Threads: none; settings are immutable.
 */
@NullMarked
package dev.undertone.config;

import org.jspecify.annotations.NullMarked;
