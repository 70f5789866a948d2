/**
 * The quickstart: a broker, the application and a sample feed in one process, and a view of what comes out.
 *
 * <p>In: the command line. Out: a live view, then a summary counted from the topics.<br>
 * May use: {@code broker}, {@code config}, {@code topics}, {@code text}, {@code metrics}, the application. Never: in
 * production.<br>
 * Threads: the caller's follows and shows; the feeder has its own; broker and application start theirs.
 */
@NullMarked
package dev.undertone.quickstart;

import org.jspecify.annotations.NullMarked;
