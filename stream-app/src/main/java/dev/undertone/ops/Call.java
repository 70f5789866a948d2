package dev.undertone.ops;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;

/** A request, as endpoints see it. Threads: one of Jetty's. */
final class Call {
    private final Request request;
    private final Caller caller;
    private final byte[] body;

    /** @param body all of it; empty when there is none */
    Call(Request request, Caller caller, byte[] body) {
        this.request = request;
        this.caller = caller;
        this.body = body;
    }

    Caller caller() {
        return caller;
    }

    /** A header's value, empty when there is none. */
    String header(String name) {
        String value = request.getHeaders().get(name);
        return value == null ? "" : value;
    }

    /** A parameter of the query. */
    Optional<String> parameter(String name) throws ProblemException {
        try {
            Fields.Field field = Request.extractQueryParameters(request).get(name);
            return Optional.ofNullable(field).map(Fields.Field::getValue).filter(value -> !value.isEmpty());
        } catch (IllegalArgumentException e) {
            throw new ProblemException(400, "the query cannot be read");
        }
    }

    /** The body as a JSON object. */
    ObjectNode object() throws ProblemException {
        String type = header("Content-Type");
        if (!type.startsWith("application/json")) {
            // A form of a foreign page cannot send this type, so it cannot reach what changes.
            throw new ProblemException(415, "send application/json");
        }
        try {
            JsonNode json = Json.MAPPER.readTree(body);
            if (json instanceof ObjectNode object) {
                return object;
            }
        } catch (IOException e) {
            // The parser's own message may quote the body.
            throw new ProblemException(400, "the body is no JSON");
        }
        throw new ProblemException(400, "the body must be a JSON object");
    }
}
