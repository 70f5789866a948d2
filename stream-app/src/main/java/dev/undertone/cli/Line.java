package dev.undertone.cli;

import org.jspecify.annotations.Nullable;

/**
 * A line of a file, as bytes because it may not be UTF-8.
 *
 * @param number the first is 1
 * @param bytes without the line's end; owned by the receiver
 * @param fault why the line cannot be used whatever it says; null for most
 */
record Line(long number, byte[] bytes, @Nullable String fault) {
    boolean isBlank() {
        for (byte b : bytes) {
            if (b != ' ' && b != '\t') {
                return false;
            }
        }
        return fault == null;
    }
}
