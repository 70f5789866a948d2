package dev.undertone.ops;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds who answers a request, and writes the answer. Threads: any of Jetty's. */
final class Router extends Handler.Abstract {
    private static final Logger LOG = LoggerFactory.getLogger(Router.class);

    private final Map<String, Map<String, Endpoint>> byPath;

    Router(List<Route> routes) {
        this.byPath = routes.stream()
                .collect(Collectors.groupingBy(Route::path, Collectors.toMap(Route::method, Route::endpoint)));
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        write(reply(request), response, callback);
        return true;
    }

    private Reply reply(Request request) {
        try {
            return find(request).answer(new Call(request));
        } catch (ProblemException e) {
            return e.reply();
        } catch (RuntimeException e) {
            LOG.error("{} {} failed", request.getMethod(), Request.getPathInContext(request), e);
            return new ProblemException(500, "Internal error", "the log of this instance says more").reply();
        }
    }

    private Endpoint find(Request request) throws ProblemException {
        String path = Request.getPathInContext(request);
        Map<String, Endpoint> byMethod = byPath.get(path);
        if (byMethod == null) {
            throw new ProblemException(404, "Not found", "nothing answers at " + path);
        }
        String method = request.getMethod().equals("HEAD") ? "GET" : request.getMethod();
        Endpoint endpoint = byMethod.get(method);
        if (endpoint == null) {
            String allowed = String.join(", ", new TreeSet<>(byMethod.keySet()));
            throw new ProblemException(
                    405, "Method not allowed", path + " answers to " + allowed, Map.of("Allow", allowed));
        }
        return endpoint;
    }

    private static void write(Reply reply, Response response, Callback callback) {
        response.setStatus(reply.status());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, reply.contentType());
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        reply.headers().forEach(response.getHeaders()::put);
        response.write(true, ByteBuffer.wrap(reply.body()), callback);
    }
}
