package dev.undertone.ops;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * An answer to a request.
 *
 * @param headers beside the content type
 */
record Reply(int status, String contentType, byte[] body, Map<String, String> headers) {
    static Reply json(int status, Object value) {
        return new Reply(status, "application/json", Json.bytes(value), Map.of());
    }

    static Reply ok(Object value) {
        return json(200, value);
    }

    static Reply of(String contentType, byte[] body) {
        return new Reply(200, contentType, body, Map.of());
    }

    static Reply text(int status, String text) {
        return new Reply(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8), Map.of());
    }
}
