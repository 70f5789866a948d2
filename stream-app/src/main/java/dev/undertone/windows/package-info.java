/**
 * Step 5 of 5: counts and distributions over tumbling windows of event time, per dimension.
 *
 * <p>In: texts with their answers. Out: tallies that can be added and subtracted, and the windows they make.<br>
 * May use: {@code text}, the schemas. Never: Kafka, clocks; time is an argument.<br>
 * Threads: one stream task owns each object.
 */
@NullMarked
package dev.undertone.windows;

import org.jspecify.annotations.NullMarked;
