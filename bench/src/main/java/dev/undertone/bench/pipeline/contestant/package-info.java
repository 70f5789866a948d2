/**
 * What runs in a contestant's process: Undertone, the naive way, a copy without scoring, the limit.
 *
 * <p>In: lines on standard input that ask for vitals; its end asks to stop. Out: answers to them, and the records.<br>
 * May use: every room. Never: knows what is measured.<br>
 * Threads: the main one answers; each contestant has its own.
 */
@NullMarked
package dev.undertone.bench.pipeline.contestant;

import org.jspecify.annotations.NullMarked;
