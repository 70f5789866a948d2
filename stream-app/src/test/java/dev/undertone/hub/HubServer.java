package dev.undertone.hub;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/**
 * A hub with one model, {@code acme/tiny}: the paths, answers and redirects of Hugging Face's, and its failures on demand.
 * Large files lie at another host, as they do there: {@code localhost} instead of {@code 127.0.0.1}.
 */
public final class HubServer implements AutoCloseable {
    public static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
    static final String OTHER_COMMIT = "fedcba9876543210fedcba9876543210fedcba98";

    /** As Git LFS would take them. */
    private static final int LARGE = 20_000;

    private static final String API = "/api/models/acme/tiny";
    private static final int PAGE = 3;

    /** What was asked for. */
    record Request(String host, String path, String range, String authorization) {}

    /** Answers once, in the place of the usual answer. */
    @FunctionalInterface
    interface Failure {
        void answer(HttpExchange exchange) throws IOException;
    }

    private final Map<String, byte[]> files = new TreeMap<>();
    private final Map<String, String> digests = new ConcurrentHashMap<>();
    private final Map<String, String> revisions = new ConcurrentHashMap<>(Map.of("main", COMMIT, COMMIT, COMMIT));
    private final Map<String, ConcurrentLinkedDeque<Failure>> failures = new ConcurrentHashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final HttpServer hub;
    private final HttpServer store;

    public HubServer() throws IOException {
        this.hub = server();
        this.store = server();
        hub.createContext("/", exchange -> answer(exchange, "hub"));
        store.createContext("/", exchange -> answer(exchange, "store"));
        hub.start();
        store.start();
    }

    private static HttpServer server() throws IOException {
        return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    public String url() {
        return "http://127.0.0.1:" + hub.getAddress().getPort();
    }

    String storeUrl() {
        return "http://localhost:" + store.getAddress().getPort();
    }

    /** Puts one of the tests' models there. */
    public HubServer with(String fixture) throws IOException {
        Path folder = Path.of(System.getProperty("undertone.home"), "stream-app/src/test/resources/models", fixture);
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                with(folder.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return with("README.md", "# tiny".getBytes(UTF_8)).with("pytorch_model.bin", new byte[LARGE]);
    }

    public HubServer with(String path, byte[] bytes) {
        files.put(path, bytes);
        digests.put(path, bytes.length >= LARGE ? sha256(bytes) : gitBlob(bytes));
        return this;
    }

    HubServer without(String path) {
        files.remove(path);
        return this;
    }

    byte[] file(String path) {
        return files.get(path);
    }

    /** Makes what is sent other than what is listed. */
    void corrupt(String path) {
        byte[] bytes = files.get(path).clone();
        bytes[bytes.length / 2] ^= 1;
        files.put(path, bytes);
    }

    /** Which commit a branch or tag is. */
    void revision(String name, String commit) {
        revisions.put(name, commit);
        revisions.put(commit, commit);
    }

    /** Fails so many times at requests for paths that end so. */
    void fail(String pathEnd, int times, Failure failure) {
        for (int i = 0; i < times; i++) {
            failures.computeIfAbsent(pathEnd, end -> new ConcurrentLinkedDeque<>())
                    .add(failure);
        }
    }

    static Failure status(int status, String... headers) {
        return exchange -> {
            for (int at = 0; at < headers.length; at += 2) {
                exchange.getResponseHeaders().set(headers[at], headers[at + 1]);
            }
            exchange.sendResponseHeaders(status, -1);
        };
    }

    /** Sends half of what was asked for, then ends the connection. */
    Failure cut(String path) {
        return exchange -> {
            byte[] all = files.get(path);
            int from = from(exchange);
            exchange.getResponseHeaders()
                    .set("Content-Range", "bytes " + from + "-" + (all.length - 1) + "/" + all.length);
            exchange.sendResponseHeaders(from > 0 ? 206 : 200, all.length - from);
            exchange.getResponseBody().write(all, from, (all.length - from) / 2);
            exchange.getResponseBody().flush();
        };
    }

    List<Request> requests() {
        return requests;
    }

    /** Requests for a file, wherever it lies, but for those that were redirected. */
    List<Request> requestsFor(String path) {
        boolean large = files.get(path).length >= LARGE;
        return requests.stream()
                .filter(request ->
                        request.path().endsWith("/" + path) && request.host().equals(large ? "store" : "hub"))
                .toList();
    }

    private void answer(HttpExchange exchange, String host) throws IOException {
        String path = exchange.getRequestURI().getPath();
        requests.add(new Request(host, path, header(exchange, "Range"), header(exchange, "Authorization")));
        try (exchange) {
            for (Map.Entry<String, ConcurrentLinkedDeque<Failure>> failure : failures.entrySet()) {
                // A large file fails where it lies.
                boolean redirected = host.equals("hub") && isLarge(path);
                if (path.endsWith(failure.getKey()) && !redirected) {
                    Failure next = failure.getValue().poll();
                    if (next != null) {
                        next.answer(exchange);
                        return;
                    }
                }
            }
            if (host.equals("store")) {
                send(exchange, path.substring(path.indexOf('/', 1) + 1));
            } else if (path.startsWith(API + "/revision/")) {
                revision(exchange, path.substring((API + "/revision/").length()));
            } else if (path.startsWith(API + "/tree/")) {
                tree(exchange);
            } else if (path.startsWith("/acme/tiny/resolve/")) {
                resolve(exchange, path.substring("/acme/tiny/resolve/".length()));
            } else {
                status(404, "X-Error-Code", "RepoNotFound").answer(exchange);
            }
        }
    }

    private boolean isLarge(String path) {
        return files.entrySet().stream()
                .anyMatch(file -> path.endsWith("/" + file.getKey()) && file.getValue().length >= LARGE);
    }

    private void revision(HttpExchange exchange, String name) throws IOException {
        String commit = revisions.get(name);
        if (commit == null) {
            status(404, "X-Error-Code", "RevisionNotFound").answer(exchange);
        } else {
            send(exchange, 200, "{\"id\":\"acme/tiny\",\"sha\":\"" + commit + "\"}");
        }
    }

    /** A few files at a time, with a link to the next ones. */
    private void tree(HttpExchange exchange) throws IOException {
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        int from = query.contains("cursor=") ? Integer.parseInt(query.replaceFirst(".*cursor=", "")) : 0;
        List<String> paths = new ArrayList<>(files.keySet());
        ArrayNode entries = new ObjectMapper().createArrayNode();
        entries.addObject().put("type", "directory").put("path", "onnx").put("oid", COMMIT);
        for (String path : paths.subList(from, Math.min(paths.size(), from + PAGE))) {
            byte[] bytes = files.get(path);
            ObjectNode entry = entries.addObject()
                    .put("type", "file")
                    .put("path", path)
                    .put("size", bytes.length)
                    .put("oid", bytes.length >= LARGE ? COMMIT : digests.get(path));
            if (bytes.length >= LARGE) {
                entry.putObject("lfs")
                        .put("oid", digests.get(path))
                        .put("size", bytes.length)
                        .put("pointerSize", 130);
            }
        }
        if (from + PAGE < paths.size()) {
            String next = url() + exchange.getRequestURI().getPath() + "?recursive=true&cursor=" + (from + PAGE);
            exchange.getResponseHeaders().set("Link", "<" + next + ">; rel=\"next\"");
        }
        send(exchange, 200, entries.toString());
    }

    private void resolve(HttpExchange exchange, String commitAndPath) throws IOException {
        String path = commitAndPath.substring(commitAndPath.indexOf('/') + 1);
        byte[] bytes = files.get(path);
        if (bytes == null) {
            status(404, "X-Error-Code", "EntryNotFound").answer(exchange);
        } else if (bytes.length >= LARGE) {
            status(302, "Location", storeUrl() + "/" + commitAndPath).answer(exchange);
        } else {
            send(exchange, path);
        }
    }

    private void send(HttpExchange exchange, String path) throws IOException {
        byte[] bytes = files.get(path);
        int from = from(exchange);
        if (from >= bytes.length && from > 0) {
            exchange.sendResponseHeaders(416, -1);
            return;
        }
        if (from > 0) {
            exchange.getResponseHeaders()
                    .set("Content-Range", "bytes " + from + "-" + (bytes.length - 1) + "/" + bytes.length);
        }
        exchange.sendResponseHeaders(from > 0 ? 206 : 200, bytes.length == 0 ? -1 : bytes.length - from);
        exchange.getResponseBody().write(bytes, from, bytes.length - from);
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static int from(HttpExchange exchange) {
        String range = header(exchange, "Range");
        return range.isEmpty() ? 0 : Integer.parseInt(range.replaceAll("bytes=(\\d+)-", "$1"));
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    static String sha256(byte[] bytes) {
        return hash("SHA-256", bytes);
    }

    private static String gitBlob(byte[] bytes) {
        byte[] header = ("blob " + bytes.length + "\0").getBytes(UTF_8);
        byte[] all = new byte[header.length + bytes.length];
        System.arraycopy(header, 0, all, 0, header.length);
        System.arraycopy(bytes, 0, all, header.length, bytes.length);
        return hash("SHA-1", all);
    }

    private static String hash(String name, byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(name).digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }

    @Override
    public void close() {
        hub.stop(0);
        store.stop(0);
    }
}
