/**
 * Whole pipelines over a real broker, each in a process of its own, beside what people use today.
 *
 * <p>In: texts, models, how long. Out: cells, one for each contestant and round.<br>
 * May use: {@code config}, {@code topics}, {@code broker}, {@code bench.report}. Never: shares a JVM with a contestant.<br>
 * Threads: one drives; the feed and the reader of a latency cell have theirs.
 */
@NullMarked
package dev.undertone.bench.pipeline;

import org.jspecify.annotations.NullMarked;
