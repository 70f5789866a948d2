/**
 * What scoring costs.
 *
 * <p>In: a corpus. Out: numbers, each beside a baseline.<br>
 * May use: every room. Never: used by one.<br>
 * Threads: those of the benchmark.
 */
@NullMarked
package dev.undertone.bench;

import org.jspecify.annotations.NullMarked;
