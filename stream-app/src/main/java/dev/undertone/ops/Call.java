package dev.undertone.ops;

import org.eclipse.jetty.server.Request;

/** A request, as endpoints see it. Threads: one of Jetty's. */
final class Call {
    private final Request request;

    Call(Request request) {
        this.request = request;
    }

    /** A header's value, empty when there is none. */
    String header(String name) {
        String value = request.getHeaders().get(name);
        return value == null ? "" : value;
    }
}
