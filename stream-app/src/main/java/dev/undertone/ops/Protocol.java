package dev.undertone.ops;

import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** HTTP/1.1, plain or through TLS. */
final class Protocol {
    private static final int MAX_HEADER_BYTES = 8 << 10;

    private Protocol() {}

    static ConnectionFactory[] factories(HttpSettings settings) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(MAX_HEADER_BYTES);
        HttpConnectionFactory plain = new HttpConnectionFactory(http);
        HttpSettings.Tls tls = settings.tls();
        if (tls == null) {
            return new ConnectionFactory[] {plain};
        }
        // Callers may come by address, which a certificate seldom names.
        http.addCustomizer(new SecureRequestCustomizer(false));
        SslContextFactory.Server context = new SslContextFactory.Server();
        context.setKeyStorePath(tls.keyStore().toUri().toString());
        context.setKeyStorePassword(tls.password());
        return new ConnectionFactory[] {new SslConnectionFactory(context, plain.getProtocol()), plain};
    }
}
