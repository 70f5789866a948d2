package dev.undertone.ops;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the other instances for their windows, all at once. Threads: any; {@link #ask} waits at most two seconds. */
final class Peers {
    private static final Logger LOG = LoggerFactory.getLogger(Peers.class);
    private static final Duration LIMIT = Duration.ofSeconds(2);

    private final String scheme;
    private final Supplier<Optional<String>> key;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

    /** What one instance said; nothing when it did not answer in time. */
    record Part(String address, Optional<ObjectNode> answer) {}

    /** @param key to show to the others */
    Peers(String scheme, Supplier<Optional<String>> key) {
        this.scheme = scheme;
        this.key = key;
    }

    List<Part> ask(List<String> addresses, Map<String, String> parameters) {
        String query = parameters.entrySet().stream()
                .map(parameter ->
                        parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        List<CompletableFuture<Part>> parts =
                addresses.stream().map(address -> ask(address, query)).toList();
        return parts.stream().map(CompletableFuture::join).toList();
    }

    private CompletableFuture<Part> ask(String address, String query) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(scheme + "://" + address + AnalyticsEndpoints.LOCAL + "?" + query))
                .timeout(LIMIT);
        key.get().ifPresent(secret -> request.header("X-API-Key", secret));
        return client.sendAsync(request.build(), BodyHandlers.ofByteArray())
                .thenApply(response -> new Part(address, read(address, response)))
                .exceptionally(failure -> {
                    LOG.debug("{} does not answer: {}", address, failure.toString());
                    return new Part(address, Optional.empty());
                });
    }

    private static Optional<ObjectNode> read(String address, HttpResponse<byte[]> response) {
        if (response.statusCode() != 200) {
            LOG.warn("{} answers {} to another instance; give all the same key file", address, response.statusCode());
            return Optional.empty();
        }
        try {
            return Json.MAPPER.readTree(response.body()) instanceof ObjectNode object
                    ? Optional.of(object)
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
