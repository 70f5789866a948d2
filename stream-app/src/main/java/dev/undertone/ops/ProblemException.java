package dev.undertone.ops;

import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpStatus;

/** A request that cannot be served as it is, answered with problem details (RFC 9457). */
final class ProblemException extends Exception {
    private static final long serialVersionUID = 1;

    private final int status;
    private final transient Map<String, String> headers;

    ProblemException(int status, String detail) {
        this(status, detail, Map.of());
    }

    ProblemException(int status, String detail, Map<String, String> headers) {
        super(detail);
        this.status = status;
        this.headers = headers;
    }

    int status() {
        return status;
    }

    Reply reply() {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "about:blank");
        problem.put("title", HttpStatus.getMessage(status));
        problem.put("status", status);
        problem.put("detail", getMessage());
        return new Reply(status, "application/problem+json", Json.bytes(problem), headers);
    }
}
