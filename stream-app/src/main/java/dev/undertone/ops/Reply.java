package dev.undertone.ops;

import java.nio.ByteBuffer;
import java.util.Map;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

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

    /** Sends it. Ours are the only scripts, styles and addresses a page may use. */
    void write(Response response, Callback callback) {
        response.setStatus(status);
        HttpFields.Mutable fields = response.getHeaders();
        fields.put(HttpHeader.CONTENT_TYPE, contentType);
        fields.put(HttpHeader.CACHE_CONTROL, "no-store");
        fields.put("X-Content-Type-Options", "nosniff");
        fields.put("Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'");
        fields.put("Referrer-Policy", "no-referrer");
        fields.put(HttpHeader.LINK, "</openapi.json>; rel=\"service-desc\"");
        headers.forEach(fields::put);
        response.write(true, ByteBuffer.wrap(body), callback);
    }
}
