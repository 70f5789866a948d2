package dev.undertone.ops;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** {@code /v1/events}: server-sent events. A follower costs a connection and no thread. */
final class EventsHandler extends Handler.Abstract.NonBlocking {
    static final String PATH = "/v1/events";

    private final EventFeed feed;
    private final Access access;

    EventsHandler(EventFeed feed, Access access) {
        this.feed = feed;
        this.access = access;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        if (!Request.getPathInContext(request).equals(PATH)
                || !request.getMethod().equals("GET")) {
            return false;
        }
        try {
            Caller caller = access.require(Scope.READ, request);
            follow(new EventStream(response, callback, caller.known()), response);
        } catch (ProblemException e) {
            e.reply().write(response, callback);
        }
        return true;
    }

    private void follow(EventStream follower, Response response) throws ProblemException {
        response.setStatus(200);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/event-stream");
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        // A proxy that gathers events would show them late.
        response.getHeaders().put("X-Accel-Buffering", "no");
        if (!feed.follow(follower)) {
            response.reset();
            throw new ProblemException(
                    429, "undertone.http.events.clients follow already", Map.of("Retry-After", "10"));
        }
        // So that a browser knows at once that it is through.
        follower.send(": here\n\n".getBytes(StandardCharsets.UTF_8));
    }
}
