package dev.undertone.cli;

import org.jspecify.annotations.Nullable;

/**
 * What a line of input would become.
 *
 * @param line where it begins in the file
 * @param key of the Kafka record; null for none
 * @param value of the Kafka record; owned by the receiver
 * @param fault why it must not be sent, as far as the file tells; null for most
 */
record Candidate(
        long line,
        byte @Nullable [] key,
        byte[] value,
        @Nullable String fault) {
    static Candidate refused(long line, String fault) {
        return new Candidate(line, null, new byte[0], fault);
    }
}
