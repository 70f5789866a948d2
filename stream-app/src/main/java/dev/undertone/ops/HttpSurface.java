package dev.undertone.ops;

import dev.undertone.metrics.PrometheusMetrics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
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
    private static final int MAX_HEADER_BYTES = 8 << 10;
    private static final long STOP_LIMIT_MILLIS = 2_000;

    private final Server server;
    private final ServerConnector connector;

    private HttpSurface(Server server, ServerConnector connector) {
        this.server = server;
        this.connector = connector;
    }

    /**
     * Opens it.
     *
     * @throws IOException when the address cannot be listened on; nothing stays open then
     */
    public static HttpSurface open(HttpSettings settings, Operations operations, PrometheusMetrics metrics)
            throws IOException {
        List<Route> routes = new ArrayList<>();
        routes.addAll(new HealthEndpoints(operations).routes());
        routes.addAll(new StatusEndpoints(operations, metrics).routes());

        QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS, 4);
        threads.setName("undertone-http");
        threads.setDaemon(true);
        Server server = new Server(threads);
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(protocol()));
        connector.setHost(settings.host());
        connector.setPort(settings.port());
        connector.setIdleTimeout(settings.idleLimit().toMillis());
        server.addConnector(connector);
        server.setHandler(new Router(routes));
        server.setStopTimeout(STOP_LIMIT_MILLIS);
        return start(new HttpSurface(server, connector));
    }

    private static HttpSurface start(HttpSurface surface) throws IOException {
        try {
            surface.server.start();
            return surface;
        } catch (Exception e) {
            // Jetty declares no narrower type.
            surface.close();
            throw new IOException("cannot listen: " + e.getMessage(), e);
        }
    }

    private static HttpConfiguration protocol() {
        HttpConfiguration protocol = new HttpConfiguration();
        protocol.setSendServerVersion(false);
        protocol.setRequestHeaderSize(MAX_HEADER_BYTES);
        return protocol;
    }

    /** The port it listens on. */
    public int port() {
        return connector.getLocalPort();
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            // Jetty declares no narrower type.
            LOG.warn("the HTTP surface did not close: {}", e.toString());
        }
    }
}
