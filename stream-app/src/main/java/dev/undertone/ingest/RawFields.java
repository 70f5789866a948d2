package dev.undertone.ingest;

import org.jspecify.annotations.Nullable;

/** The fields of a raw text as its sender wrote them, whatever the encoding. Times are epoch milliseconds. */
record RawFields(
        String text,
        @Nullable String id,
        @Nullable String lang,
        @Nullable String subject,
        @Nullable Long eventTimeMillis) {
    static RawFields ofText(String text) {
        return new RawFields(text, null, null, null, null);
    }
}
