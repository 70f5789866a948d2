package dev.undertone.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** As much of a registry as is needed to see what happens when it fails: schemas by id, or any other answer. */
final class SmallRegistry implements AutoCloseable {
    final Map<Integer, String> schemas = new ConcurrentHashMap<>();
    final AtomicInteger questions = new AtomicInteger();
    /** Answered in the place of schemas so many times. */
    final AtomicInteger failures = new AtomicInteger();

    private final Map<Integer, Runnable> events = new ConcurrentHashMap<>();
    volatile int failureStatus = 503;
    volatile boolean hangs;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    SmallRegistry() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/apis/registry/v3/ids/contentIds/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Runs this before the question of that number, counted from 1, is answered. */
    void onQuestion(int number, Runnable event) {
        events.put(number, event);
    }

    private void answer(HttpExchange exchange) throws IOException {
        events.getOrDefault(questions.incrementAndGet(), () -> {}).run();
        if (hangs) {
            await();
        }
        String[] path = exchange.getRequestURI().getPath().split("/", -1);
        String schema = schemas.get(Integer.parseInt(path[6]));
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            send(exchange, failureStatus, "application/problem+json", "{\"detail\":\"as asked\"}");
        } else if (path.length > 7) {
            send(exchange, 200, "application/json", "[]");
        } else if (schema == null) {
            send(exchange, 404, "application/problem+json", "{\"status\":404,\"detail\":\"no such content\"}");
        } else {
            send(exchange, 200, "application/json", schema);
        }
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void await() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
