package dev.undertone.hub;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Flow;

/**
 * Asks the hub. Follows redirects itself, because the client would carry the token to wherever they lead.
 *
 * <p>Threads: one.
 */
final class HubConnection {
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(15);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(60);
    private static final Duration SILENCE_LIMIT = Duration.ofSeconds(30);
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final int MAX_REDIRECTS = 5;

    private final HubSettings settings;
    private final HttpClient client;

    /** What came back; the body is to be read to its end or cancelled. */
    record Response(int status, HttpHeaders headers, Chunks body) {}

    HubConnection(HubSettings settings) {
        this.settings = settings;
        // Files are fetched one at a time, for which HTTP/1.1 is enough.
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_LIMIT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /**
     * Gets what is there.
     *
     * @param from where to go on, in bytes; 0 for all of it
     * @throws IOException when the connection could not be made or broke; worth another try
     * @throws HubException when a redirect leads where it must not
     */
    Response get(URI address, long from) throws IOException, InterruptedException, HubException {
        URI at = address;
        for (int redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
            HttpResponse<Flow.Publisher<List<ByteBuffer>>> response = send(request(at, from));
            Chunks body = new Chunks(SILENCE_LIMIT);
            response.body().subscribe(body);
            if (!REDIRECTS.contains(response.statusCode())) {
                return new Response(response.statusCode(), response.headers(), body);
            }
            body.cancel();
            at = target(at, response.headers());
        }
        throw new HubException(address + " redirects more than " + MAX_REDIRECTS + " times");
    }

    private HttpResponse<Flow.Publisher<List<ByteBuffer>>> send(HttpRequest request)
            throws IOException, InterruptedException {
        try {
            return client.send(request, BodyHandlers.ofPublisher());
        } catch (ConnectException | HttpConnectTimeoutException e) {
            // It has no words of its own.
            throw new IOException("no connection to " + request.uri().getAuthority(), e);
        }
    }

    private HttpRequest request(URI address, long from) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address).timeout(ANSWER_LIMIT).header("User-Agent", "undertone");
        if (settings.token() != null && settings.owns(address)) {
            request.header("Authorization", "Bearer " + settings.token());
        }
        if (from > 0) {
            request.header("Range", "bytes=" + from + "-");
        }
        return request.build();
    }

    private URI target(URI at, HttpHeaders headers) throws HubException {
        String location = headers.firstValue("Location").orElse("");
        try {
            URI target = at.resolve(location);
            if (!location.isEmpty() && settings.mayLeadTo(target)) {
                return target;
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        throw new HubException(
                at + " redirects to \"" + location + "\", which is not HTTPS; nothing was fetched from there");
    }
}
