/**
 * What a benchmark says at its end: medians with their spread, the machine, tables, JSON, plots, comparisons.
 *
 * <p>In: numbers of rounds. Out: text and files.<br>
 * May use: no room. Never: measures.<br>
 * Threads: none.
 */
@NullMarked
package dev.undertone.bench.report;

import org.jspecify.annotations.NullMarked;
