package dev.undertone.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.undertone.App;
import dev.undertone.broker.EmbeddedBroker;
import dev.undertone.config.Settings;
import dev.undertone.metrics.PrometheusMetrics;
import dev.undertone.topics.Topics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two whole instances that share the partitions show the same windows, whichever is asked. */
class TwoInstancesTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int RECORDS = 200;
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void eachShowsTheCompleteWindowsOfBoth() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("broker"));
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            new Topics(admin, settings(broker, "one", 0)).create();
            int firstPort = EmbeddedBroker.nextFreePort(21_320);
            try (App one = open(admin, settings(broker, "one", firstPort))) {
                int secondPort = EmbeddedBroker.nextFreePort(firstPort + 1);
                try (App other = open(admin, settings(broker, "other", secondPort))) {
                    awaitReady(one, firstPort);
                    awaitReady(other, secondPort);
                    produce(broker);

                    Map<String, ObjectNode> first = awaitAllCounted(firstPort);
                    Map<String, ObjectNode> second = awaitAllCounted(secondPort);

                    assertEquals(first, second);
                    assertEquals(1, peersThatAnswer(firstPort));
                    assertTrue(partitionsHere(firstPort) > 0 && partitionsHere(secondPort) > 0, "both have some");
                }
            }
        }
    }

    private static App open(Admin admin, Settings settings) throws Exception {
        PrometheusMetrics metrics = new PrometheusMetrics(settings.applicationId());
        App app = App.open(settings, new Topics(admin, settings).check(), metrics.metrics());
        app.serve(metrics);
        app.start();
        return app;
    }

    private Settings settings(EmbeddedBroker broker, String name, int port) throws Exception {
        Map<String, String> settings = new HashMap<>();
        settings.put("kafka.bootstrap.servers", broker.bootstrapServers());
        settings.put("kafka.state.dir", folder.resolve(name).toString());
        settings.put("undertone.topics.replication.factor", "1");
        settings.put("undertone.windows.size", "5s");
        settings.put("undertone.windows.grace", "5s");
        settings.put("undertone.windows.quiet", "5s");
        settings.put("undertone.http.port", Integer.toString(port));
        settings.put("undertone.http.rate.limit", "0");
        return Settings.of(settings);
    }

    /** Texts of many subjects, so that every partition of the windows has some. */
    private static void produce(EmbeddedBroker broker) {
        Instant now = Instant.now();
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (int i = 0; i < RECORDS; i++) {
                String json = "{\"text\":\"a good day " + i + "\",\"subject\":\"s" + i % 20 + "\",\"eventTime\":\""
                        + now + "\"}";
                var unused = producer.send(new ProducerRecord<>("tweets.raw", json.getBytes(UTF_8)));
            }
        }
    }

    private void awaitReady(App app, int port) throws Exception {
        long start = System.nanoTime();
        while (client.send(request(port, "/health/ready"), BodyHandlers.discarding())
                        .statusCode()
                != 200) {
            patience(start, app.state().name());
        }
    }

    /** Windows by dimension and start, once they are complete and every record is in one of its source. */
    private Map<String, ObjectNode> awaitAllCounted(int port) throws Exception {
        long start = System.nanoTime();
        while (true) {
            JsonNode shown = json(port, "/v1/analytics");
            long counted = 0;
            Map<String, ObjectNode> windows = new TreeMap<>();
            for (JsonNode window : shown.path("windows")) {
                if (window.at("/dimension/kind").asText().equals("SOURCE")) {
                    counted +=
                            window.path("inputs").asLong() + window.path("late").asLong();
                }
                ObjectNode timeless = window.deepCopy();
                timeless.remove("updatedAt");
                windows.put(window.path("dimension") + "@" + window.path("start"), timeless);
            }
            boolean closed = windows.values().stream()
                    .allMatch(window -> window.path("closed").asBoolean());
            if (shown.path("complete").asBoolean() && counted == RECORDS && closed) {
                return windows;
            }
            patience(start, shown.toString());
        }
    }

    private int peersThatAnswer(int port) throws Exception {
        List<String> answered = new ArrayList<>();
        json(port, "/v1/analytics").path("instances").forEach(instance -> {
            if (instance.path("answered").asBoolean()
                    && !instance.path("address").asText().equals("self")) {
                answered.add(instance.path("address").asText());
            }
        });
        return answered.size();
    }

    private int partitionsHere(int port) throws Exception {
        return json(port, "/v1/analytics/local").path("partitions").size();
    }

    private JsonNode json(int port, String path) throws IOException, InterruptedException {
        return JSON.readTree(
                client.send(request(port, path), BodyHandlers.ofString()).body());
    }

    private static HttpRequest request(int port, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build();
    }

    private static void patience(long startNanos, String state) throws InterruptedException {
        assertTrue(System.nanoTime() - startNanos < PATIENCE.toNanos(), state);
        TimeUnit.MILLISECONDS.sleep(100);
    }
}
