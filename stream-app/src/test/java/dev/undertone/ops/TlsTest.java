package dev.undertone.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** HTTPS by a key store. */
class TlsTest {
    private static final String PASSWORD = "not a secret";

    @TempDir
    Path folder;

    @Test
    void withAKeyStoreItSpeaksHttps() throws Exception {
        Path keyStore = keyStore();
        Surface.Options options = new Surface.Options();
        options.tls = new HttpSettings.Tls(keyStore, PASSWORD);
        try (Surface surface = new Surface(options)) {
            HttpClient client =
                    HttpClient.newBuilder().sslContext(trusting(keyStore)).build();
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("https://localhost:" + surface.port() + "/health/live"))
                    .build();

            assertEquals(200, client.send(request, BodyHandlers.discarding()).statusCode());
        }
    }

    /** Java has no public way to make a certificate, but a tool. */
    private Path keyStore() throws IOException, InterruptedException {
        Path file = folder.resolve("keys.p12");
        Process tool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "http",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost,ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, tool.waitFor(), said);
        return file;
    }

    private static SSLContext trusting(Path keyStore) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keyStore)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(keys);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
