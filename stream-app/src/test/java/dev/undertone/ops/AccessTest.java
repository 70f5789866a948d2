package dev.undertone.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may do what, by key and without keys. */
class AccessTest {
    private static final String READER = "reader-key-0123456789";
    private static final String SCORER = "scorer-key-0123456789";
    private static final String ADMIN = "admin-key-01234567890";
    private static final String TEXT = "{\"text\":\"a good day\"}";

    @TempDir
    Path folder;

    private final AtomicLong nanos = new AtomicLong();

    @Test
    void eachScopeOpensItsOwnDoorsOnly() throws Exception {
        try (Surface surface = withKeys()) {
            assertEquals(200, surface.get("/v1/status", "X-API-Key", READER).statusCode());
            assertEquals(
                    403, surface.post("/v1/score", TEXT, "X-API-Key", READER).statusCode());
            assertEquals(
                    200, surface.post("/v1/score", TEXT, "X-API-Key", SCORER).statusCode());
            assertEquals(403, surface.get("/v1/status", "X-API-Key", SCORER).statusCode());
            assertEquals(
                    403,
                    surface.post("/v1/breaker/open", "{}", "X-API-Key", READER).statusCode());
            assertEquals(
                    200,
                    surface.post("/v1/breaker/open", "{}", "X-API-Key", ADMIN).statusCode());
            assertEquals(
                    403, surface.get("/v1/analytics/local", "X-API-Key", READER).statusCode());
        }
    }

    @Test
    void aKeyMayComeAsBearerToken() throws Exception {
        try (Surface surface = withKeys()) {
            assertEquals(
                    200,
                    surface.get("/v1/status", "Authorization", "Bearer " + READER)
                            .statusCode());
        }
    }

    @Test
    void withKeysNobodyGetsInWithoutOneNotEvenFromThisMachine() throws Exception {
        try (Surface surface = withKeys()) {
            assertEquals(401, surface.get("/v1/status").statusCode());
            assertEquals(401, surface.get("/metrics").statusCode());
            assertEquals(401, surface.get("/v1/events").statusCode());
            assertEquals(
                    401, surface.get("/v1/status", "X-API-Key", READER + "x").statusCode());
        }
    }

    @Test
    void probesNeedNoKey() throws Exception {
        try (Surface surface = withKeys()) {
            assertEquals(200, surface.get("/health/ready").statusCode());
        }
    }

    @Test
    void withoutKeysThisMachineMayDoEverything() throws Exception {
        try (Surface surface = new Surface()) {
            assertEquals(200, surface.post("/v1/score", TEXT).statusCode());
            assertEquals(200, surface.post("/v1/breaker/reset", "{}").statusCode());
        }
    }

    @Test
    void withoutKeysAForeignPageInALocalBrowserMayChangeNothing() throws Exception {
        try (Surface surface = new Surface()) {
            assertEquals(
                    403,
                    surface.post("/v1/breaker/open", "{}", "Origin", "https://evil.example")
                            .statusCode());
            assertEquals(
                    200,
                    surface.post("/v1/breaker/open", "{}", "Origin", "http://127.0.0.1:" + surface.port())
                            .statusCode());
        }
    }

    @Test
    void withoutKeysANameThatLeadsHereIsNotThisMachine() throws Exception {
        try (Surface surface = new Surface();
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), surface.port())) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST /v1/breaker/open HTTP/1.1\r\nHost: rebound.example\r\nContent-Type: application/json\r\n"
                            + "Content-Length: 2\r\nConnection: close\r\n\r\n{}")
                    .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertTrue(answer.startsWith("HTTP/1.1 403 "), answer);
        }
    }

    @Test
    void aChangedFileIsReadAgain() throws Exception {
        Path file = keys("before read " + READER);
        ApiKeys keys = new ApiKeys(file, nanos::get);
        assertFalse(keys.find(SCORER).isPresent());

        rewrite(file, "after score " + SCORER);

        assertTrue(keys.find(SCORER).isPresent());
        assertFalse(keys.find(READER).isPresent());
    }

    @Test
    void aFaultInAChangedFileLeavesTheOldKeys() throws Exception {
        Path file = keys("before read " + READER);
        ApiKeys keys = new ApiKeys(file, nanos::get);

        rewrite(file, "after everything " + SCORER);

        assertTrue(keys.find(READER).isPresent());
    }

    @Test
    void aFaultAtTheStartNamesTheLineAndNotTheKey() throws Exception {
        Path file = keys("# ours", "short read secret");

        IOException fault = assertThrows(IOException.class, () -> new ApiKeys(file, nanos::get));

        assertTrue(fault.getMessage().startsWith(file + ", line 2: "), fault.getMessage());
        assertFalse(fault.getMessage().contains("secret"), fault.getMessage());
    }

    @Test
    void whoAsksTooOftenIsToldToWait() throws Exception {
        Surface.Options options = new Surface.Options();
        options.requestsPerSecond = 1;
        try (Surface surface = new Surface(options)) {
            assertEquals(200, surface.get("/v1/status").statusCode());

            var second = surface.get("/v1/status");

            assertEquals(429, second.statusCode());
            assertEquals("1", second.headers().firstValue("Retry-After").orElseThrow());
        }
    }

    @Test
    void aCallerRegainsItsRateWithTime() {
        RateLimit limit = new RateLimit(2, nanos::get);
        assertEquals(List.of(true, true, false), List.of(limit.admits("a"), limit.admits("a"), limit.admits("a")));
        assertTrue(limit.admits("b"));

        nanos.addAndGet(500_000_000);

        assertEquals(List.of(true, false), List.of(limit.admits("a"), limit.admits("a")));
    }

    private void rewrite(Path file, String line) throws IOException {
        Files.writeString(file, line);
        // The clock of the file system may be too coarse to tell two writes apart.
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(5)));
        nanos.addAndGet(2_000_000_000);
    }

    private Surface withKeys() throws IOException {
        Surface.Options options = new Surface.Options();
        options.keysFile = keys("grafana read " + READER, "shop score " + SCORER, "ops admin,read " + ADMIN);
        return new Surface(options);
    }

    private Path keys(String... lines) throws IOException {
        return Files.write(folder.resolve("keys"), List.of(lines));
    }
}
