package dev.undertone.ingest;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Reads a header as text. */
final class HeaderText {
    private HeaderText() {}

    /** The last header of that name, or null; malformed bytes become replacement characters. */
    static @Nullable String last(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
