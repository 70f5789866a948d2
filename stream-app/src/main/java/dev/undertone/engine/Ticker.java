package dev.undertone.engine;

/** Monotonic time in nanoseconds, as {@link System#nanoTime}. */
@FunctionalInterface
public interface Ticker {
    long nanos();
}
