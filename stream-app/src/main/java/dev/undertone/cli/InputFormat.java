package dev.undertone.cli;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How the texts of a file are written. */
enum InputFormat {
    /** A JSON object on each line. */
    JSONL,
    /** Comma-separated, with a header. */
    CSV,
    /** Tab-separated, with a header; quotes mean nothing. */
    TSV,
    /** A text on each line. */
    TEXT;

    private static final Map<String, InputFormat> BY_EXTENSION =
            Map.of("jsonl", JSONL, "ndjson", JSONL, "json", JSONL, "csv", CSV, "tsv", TSV, "tab", TSV, "txt", TEXT);

    /** What the end of a file's name says, {@code .gz} left out. */
    static Optional<InputFormat> ofName(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
        return Optional.ofNullable(BY_EXTENSION.get(plain.substring(plain.lastIndexOf('.') + 1)));
    }

    /** As typed and shown. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
