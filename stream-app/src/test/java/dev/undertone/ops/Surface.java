package dev.undertone.ops;

import dev.undertone.engine.EngineFixture;
import dev.undertone.engine.EngineSettings;
import dev.undertone.engine.EngineThreads;
import dev.undertone.engine.FaultInjection;
import dev.undertone.engine.Lane;
import dev.undertone.engine.PendingAnswer;
import dev.undertone.engine.ScoringEngine;
import dev.undertone.engine.ScoringRequest;
import dev.undertone.engine.WordScorer;
import dev.undertone.fallback.CircuitBreaker;
import dev.undertone.metrics.MicrometerMetrics;
import dev.undertone.metrics.PrometheusMetrics;
import dev.undertone.text.AdmittedText;
import dev.undertone.text.ModelIdentity;
import dev.undertone.text.ModelRoutes;
import dev.undertone.text.SourcePosition;
import dev.undertone.windows.SelectedWindows;
import dev.undertone.windows.WindowSelection;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A surface on a port of its own, over a real engine with a small scorer, and a client for it. */
final class Surface implements AutoCloseable {
    static final Duration DEADLINE = Duration.ofSeconds(5);

    final FixedOperations operations = new FixedOperations();
    final PrometheusMetrics metrics = new PrometheusMetrics("undertone");
    final CircuitBreaker breaker = EngineFixture.breaker((MicrometerMetrics) metrics.metrics());
    final NewestTexts newest = new NewestTexts();
    final FixedWindows windows = new FixedWindows();
    final List<FaultInjection.Fault> faults = new ArrayList<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private final EngineThreads threads;
    private final Application application;
    private final HttpSurface surface;

    /** What a test may choose; everything else is as usual. */
    static final class Options {
        Path keysFile;
        int permits = 1000;
        int maxBodyBytes = 64 << 10;
        int requestsPerSecond;
        int eventClients = 2;
        boolean eventTexts = true;
        boolean faultsEnabled = true;
        Path evaluations;
        Duration idleLimit = Duration.ofSeconds(30);
        HttpSettings.Tls tls;

        HttpSettings at(int port) {
            return new HttpSettings(
                    "127.0.0.1",
                    port,
                    idleLimit,
                    keysFile,
                    maxBodyBytes,
                    requestsPerSecond,
                    Duration.ofSeconds(10),
                    eventClients,
                    eventTexts,
                    evaluations,
                    tls);
        }
    }

    Surface() throws IOException {
        this(new Options());
    }

    Surface(Options options) throws IOException {
        EngineSettings settings = EngineFixture.settings(DEADLINE, options.permits);
        ScoringEngine engine = EngineFixture.engine(
                settings, new WordScorer(), breaker, System::nanoTime, (MicrometerMetrics) metrics.metrics());
        threads = EngineThreads.start(engine, settings, () -> {});
        application = new Application(
                operations,
                new EngineScoring(engine),
                windows,
                breaker,
                new ListedFaults(options.faultsEnabled, faults),
                metrics,
                newest);
        surface = HttpSurface.open(options.at(0), application);
    }

    Application application() {
        return application;
    }

    int port() {
        return surface.port();
    }

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return send(request(path, headers).GET());
    }

    HttpResponse<String> post(String path, String json, String... headers) throws IOException, InterruptedException {
        return send(request(path, headers)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                .timeout(Duration.ofSeconds(30));
        return headers.length == 0 ? request : request.headers(headers);
    }

    @Override
    public void close() {
        surface.close();
        threads.close();
    }

    private record EngineScoring(ScoringEngine engine) implements Scoring {
        @Override
        public AdmittedText admit(String text, String lang, String model) {
            if (text.isBlank()) {
                throw new IllegalArgumentException("the text is blank");
            }
            SourcePosition position = new SourcePosition("http", 0, 0);
            return new AdmittedText(
                    position,
                    "http",
                    null,
                    text,
                    lang == null ? "en" : lang,
                    ModelRoutes.DEFAULT,
                    null,
                    0,
                    0,
                    0,
                    List.of());
        }

        @Override
        public PendingAnswer submit(AdmittedText text, Duration deadline) {
            return engine.submit(new ScoringRequest(text, text.text().length(), deadline, false, Lane.LIVE), () -> {});
        }

        @Override
        public Duration deadline() {
            return DEADLINE;
        }

        @Override
        public List<ModelIdentity> models() {
            return List.of(engine.identity());
        }

        @Override
        public int permits() {
            return engine.permitsLimit();
        }
    }

    private record ListedFaults(boolean enabled, List<FaultInjection.Fault> injected) implements Faults {
        @Override
        public void inject(FaultInjection.Fault fault, Duration after, Duration length) {
            injected.add(fault);
        }
    }

    /** Windows a test decides. */
    static final class FixedWindows implements WindowView {
        volatile SelectedWindows here = new SelectedWindows(Set.of(0, 1, 2, 3), List.of());
        volatile List<String> peers = List.of();

        @Override
        public SelectedWindows select(WindowSelection selection) {
            return here;
        }

        @Override
        public List<String> peers() {
            return peers;
        }

        @Override
        public int partitions() {
            return 4;
        }
    }
}
