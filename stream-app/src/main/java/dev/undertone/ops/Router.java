package dev.undertone.ops;

import dev.undertone.metrics.Metrics;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds who answers a request, after the caller's rights and its rate have been checked and its body has come in.
 *
 * <p>Threads: any of Jetty's. None waits for a slow body.
 */
final class Router extends Handler.Abstract {
    private static final Logger LOG = LoggerFactory.getLogger(Router.class);

    private final Map<String, Map<String, Route>> byPath;
    private final Access access;
    private final RateLimit rate;
    private final Bodies bodies;
    private final Metrics metrics;

    Router(List<Route> routes, Access access, RateLimit rate, Bodies bodies, Metrics metrics) {
        this.byPath = routes.stream()
                .collect(Collectors.groupingBy(Route::path, Collectors.toMap(Route::method, route -> route)));
        this.access = access;
        this.rate = rate;
        this.bodies = bodies;
        this.metrics = metrics;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        try {
            Route route = find(request);
            Caller caller = access.require(route.scope(), request);
            if (route.scope() != null && !rate.admits(caller.name())) {
                throw new ProblemException(429, "slow down", Map.of("Retry-After", "1"));
            }
            if (!route.method().equals("POST")) {
                answer(route, new Call(request, caller, new byte[0]), request, response, callback);
                return true;
            }
            Executor executor = request.getComponents().getExecutor();
            var unused = bodies.read(request)
                    .whenCompleteAsync(
                            (body, failure) -> {
                                if (failure == null) {
                                    answer(route, new Call(request, caller, body), request, response, callback);
                                } else {
                                    send(route.path(), bodies.problem(failure), request, response, callback);
                                }
                            },
                            executor);
        } catch (ProblemException e) {
            refuse(e.reply(), request, response, callback);
        }
        return true;
    }

    private void refuse(Reply reply, Request request, Response response, Callback callback) {
        if (request.getHeaders().contains(HttpHeader.CONTENT_LENGTH)
                || request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING)) {
            var unused = bodies.skip(request)
                    .whenComplete((nothing, failure) -> send("none", reply, request, response, callback));
        } else {
            send("none", reply, request, response, callback);
        }
    }

    private void answer(Route route, Call call, Request request, Response response, Callback callback) {
        Reply reply;
        try {
            reply = route.endpoint().answer(call);
        } catch (ProblemException e) {
            reply = e.reply();
        } catch (RuntimeException e) {
            LOG.error("{} {} failed", route.method(), route.path(), e);
            reply = new ProblemException(500, "the log of this instance says more").reply();
        }
        send(route.path(), reply, request, response, callback);
    }

    private void send(String path, Reply reply, Request request, Response response, Callback callback) {
        metrics.httpAnswered(path, reply.status(), System.nanoTime() - request.getBeginNanoTime());
        reply.write(response, callback);
    }

    private Route find(Request request) throws ProblemException {
        String path = Request.getPathInContext(request);
        Map<String, Route> byMethod = byPath.get(path);
        if (byMethod == null) {
            throw new ProblemException(404, "nothing answers at this path; /openapi.json names those that do");
        }
        String method = request.getMethod().equals("HEAD") ? "GET" : request.getMethod();
        Route route = byMethod.get(method);
        if (route == null) {
            String allowed = String.join(", ", new TreeSet<>(byMethod.keySet()));
            throw new ProblemException(405, path + " answers to " + allowed, Map.of("Allow", allowed));
        }
        return route;
    }
}
