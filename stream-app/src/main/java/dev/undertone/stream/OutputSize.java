package dev.undertone.stream;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** How large a record is on its way to a broker, as an upper bound. */
final class OutputSize {
    /** The record's and its batch's own fields. */
    private static final int RECORD_OVERHEAD = 160;

    private static final int HEADER_OVERHEAD = 10;

    private OutputSize() {}

    static int of(byte @Nullable [] key, byte[] value, Headers headers) {
        return RECORD_OVERHEAD + (key == null ? 0 : key.length) + value.length + of(headers);
    }

    private static int of(Headers headers) {
        int size = 0;
        for (Header header : headers) {
            size += HEADER_OVERHEAD
                    + header.key().getBytes(StandardCharsets.UTF_8).length
                    + (header.value() == null ? 0 : header.value().length);
        }
        return size;
    }
}
