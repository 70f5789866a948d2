package dev.undertone.ops;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP surface of an instance, open from construction to {@link #close}.
 *
 * <p>Threads: a bounded pool of its own, so that however many call, the stream keeps its threads.
 */
public final class HttpSurface implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpSurface.class);
    private static final int MAX_THREADS = 24;
    private static final long STOP_LIMIT_MILLIS = 2_000;

    private static final int MAX_CONNECTIONS = 1_000;

    // The rest is for probes, Prometheus and pages.
    private static final int MAX_SCORING = MAX_THREADS - 8;

    private final String address;
    private final Server server;
    private final ServerConnector connector;
    private final EventFeed events;

    private HttpSurface(String address, Server server, ServerConnector connector, EventFeed events) {
        this.address = address;
        this.server = server;
        this.connector = connector;
        this.events = events;
    }

    /**
     * Opens it.
     *
     * @throws IOException when the address cannot be listened on, or the file of keys cannot be read; nothing stays open
     *     then
     */
    public static HttpSurface open(HttpSettings settings, Application application) throws IOException {
        if (settings.keysFile() == null && !settings.isLocal()) {
            LOG.warn("everybody who reaches {} may read; undertone.http.keys.file would ask for keys", settings.host());
        }
        Access access =
                new Access(settings.keysFile() == null ? null : new ApiKeys(settings.keysFile(), System::nanoTime));
        EventFeed events = new EventFeed(
                application.operations(),
                application.metrics(),
                application.newest(),
                settings.eventClients(),
                settings.eventTexts());
        Router router = new Router(
                routes(settings, application, access),
                access,
                new RateLimit(settings.requestsPerSecond(), System::nanoTime),
                new Bodies(settings.maxBodyBytes(), settings.idleLimit()),
                application.metrics().metrics());

        QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS, 4);
        threads.setName("undertone-http");
        threads.setDaemon(true);
        Server server = new Server(threads);
        ServerConnector connector = new ServerConnector(server, 1, 1, Protocol.factories(settings));
        connector.setHost(settings.host());
        connector.setPort(settings.port());
        connector.setIdleTimeout(settings.idleLimit().toMillis());
        server.addConnector(connector);
        server.addBean(new NetworkConnectionLimit(MAX_CONNECTIONS, connector));
        server.setHandler(new Handler.Sequence(new EventsHandler(events, access), new PageHandler(), router));
        server.setErrorHandler(new ProblemHandler());
        server.setStopTimeout(STOP_LIMIT_MILLIS);
        return start(new HttpSurface(settings.host() + ":" + settings.port(), server, connector, events));
    }

    static List<Route> routes(HttpSettings settings, Application application, Access access) {
        List<Route> routes = new ArrayList<>();
        routes.addAll(new HealthEndpoints(application.operations()).routes());
        routes.addAll(new StatusEndpoints(application.operations(), application.metrics()).routes());
        routes.addAll(new ScoreEndpoints(
                        application.scoring(),
                        new ScoreShare(application.scoring()::permits, MAX_SCORING),
                        settings.scoreLimit(),
                        application.metrics().metrics())
                .routes());
        routes.addAll(new RankingEndpoints(settings.evaluations()).routes());
        routes.addAll(new AnalyticsEndpoints(application.windows(), new Peers(settings.scheme(), access::keyForPeers))
                .routes());
        routes.addAll(new ControlEndpoints(application.breaker(), application.faults()).routes());
        return routes;
    }

    private static HttpSurface start(HttpSurface surface) throws IOException {
        try {
            surface.server.start();
            surface.events.start();
            return surface;
        } catch (Exception e) {
            // Jetty declares no narrower type.
            surface.close();
            throw new IOException(
                    surface.address + ": " + e.getMessage() + "; free the port, or choose another with"
                            + " undertone.http.port (0 for any free one, -1 for none)",
                    e);
        }
    }

    /** The port it listens on. */
    public int port() {
        return connector.getLocalPort();
    }

    @Override
    public void close() {
        events.close();
        try {
            server.stop();
        } catch (Exception e) {
            // Jetty declares no narrower type.
            LOG.warn("the HTTP surface did not close: {}", e.toString());
        }
    }
}
