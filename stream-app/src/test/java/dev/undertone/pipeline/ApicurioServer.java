package dev.undertone.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A real Apicurio Registry in a JVM of its own, from the archive that the profile {@code registry} unpacks, on the Java
 * that {@code -Dapicurio.java} names. Its contents lie in a folder and outlive it.
 */
final class ApicurioServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path folder;
    private final int port;
    private Process process;

    /** @param folder for its contents and its log */
    ApicurioServer(Path folder) throws IOException, InterruptedException {
        this.folder = Files.createDirectories(folder);
        this.port = freePort();
        start();
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Starts it, on the same port and with the same contents as before. */
    void start() throws IOException, InterruptedException {
        process = new ProcessBuilder(
                        System.getProperty("apicurio.java"),
                        "-Xmx512m",
                        "-Dquarkus.http.host=127.0.0.1",
                        "-Dquarkus.http.port=" + port,
                        "-Dapicurio.datasource.url=jdbc:h2:file:" + folder.resolve("contents") + ";WRITE_DELAY=0",
                        "-jar",
                        jar().toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
                .start();
        long start = System.nanoTime();
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() - start > PATIENCE.toNanos()) {
                process.destroyForcibly();
                throw new AssertionError("the registry did not start: " + Files.readString(folder.resolve("log")));
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    /** Ends it by SIGTERM, so that its contents are written. */
    void stop() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    /** Registers a schema over Confluent's API, as their producers do; returns its id. */
    int register(String subject, String schema) throws IOException, InterruptedException {
        String body = JSON.createObjectNode().put("schema", schema).toString();
        return json(HttpRequest.newBuilder(confluent("/subjects/" + subject + "/versions"))
                        .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build())
                .get("id")
                .intValue();
    }

    /** The answer of Confluent's API for the schema of an id, as their consumers ask for it. */
    JsonNode schema(int id) throws IOException, InterruptedException {
        return json(HttpRequest.newBuilder(confluent("/schemas/ids/" + id)).build());
    }

    /** The names under which schemas are known to Confluent's API. */
    JsonNode subjects() throws IOException, InterruptedException {
        return json(HttpRequest.newBuilder(confluent("/subjects")).build());
    }

    private URI confluent(String path) {
        return URI.create(url() + "/apis/ccompat/v7" + path);
    }

    private JsonNode json(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new AssertionError(request.uri() + ": " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    private boolean answers() throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url() + "/apis/registry/v3/system/info"))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static Path jar() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(System.getProperty("apicurio.home")), 2)) {
            return files.filter(file -> file.getFileName().toString().endsWith("-runner.jar")
                            || file.getFileName().toString().equals("quarkus-run.jar"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
