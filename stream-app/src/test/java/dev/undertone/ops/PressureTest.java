package dev.undertone.ops;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Test;

/** Callers that are slow, that are many, or that want too much. */
class PressureTest {
    private static final int CALLERS = 200;

    @Test
    void slowBodiesAreGivenUpAndHoldNoThreadMeanwhile() throws Exception {
        Surface.Options options = new Surface.Options();
        options.idleLimit = Duration.ofSeconds(2);
        List<Socket> slow = new ArrayList<>();
        try (Surface surface = new Surface(options)) {
            // More than there are threads.
            for (int i = 0; i < 40; i++) {
                slow.add(begun(surface.port()));
            }

            assertEquals(200, surface.get("/health/live").statusCode());
            for (Socket socket : slow) {
                String answer = new String(socket.getInputStream().readAllBytes(), UTF_8);
                assertTrue(answer.startsWith("HTTP/1.1 408 "), answer);
            }
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    void callersAboveTheirShareAreToldToComeAgain() throws Exception {
        Surface.Options options = new Surface.Options();
        // A tenth of these is for callers.
        options.permits = 20;
        try (Surface surface = new Surface(options)) {
            List<HttpResponse<String>> answers = callAtOnce(surface);

            long served = answers.stream()
                    .filter(answer -> answer.statusCode() == 200)
                    .count();
            List<HttpResponse<String>> refused = answers.stream()
                    .filter(answer -> answer.statusCode() != 200)
                    .toList();
            assertTrue(served >= 1, served + " served");
            refused.forEach(answer -> {
                assertEquals(429, answer.statusCode(), answer.body());
                assertEquals("1", answer.headers().firstValue("Retry-After").orElseThrow());
            });
        }
    }

    @Test
    void theShareIsATenthAndAtLeastOne() {
        ScoreShare ofTwenty = new ScoreShare(() -> 20, 100);
        assertEquals(2, ofTwenty.take(5));
        assertEquals(0, ofTwenty.take(1));
        ofTwenty.giveBack(2);
        assertEquals(1, ofTwenty.take(1));

        ScoreShare ofThree = new ScoreShare(() -> 3, 100);
        assertEquals(1, ofThree.take(5));
    }

    @Test
    void soManyCallersMayScoreAtOnceAndNoMore() {
        ScoreShare share = new ScoreShare(() -> 1000, 2);

        assertEquals(List.of(1, 1, 0), List.of(share.take(1), share.take(1), share.take(1)));
    }

    @Test
    void aFollowerThatDoesNotReadIsDropped() {
        AtomicInteger written = new AtomicInteger();
        AtomicBoolean failed = new AtomicBoolean();
        AtomicBoolean removed = new AtomicBoolean();
        // A write that never completes: the peer's window is full.
        EventStream follower = new EventStream(
                (last, bytes, callback) -> written.incrementAndGet(),
                Callback.from(() -> {}, e -> failed.set(true)),
                true);
        follower.onEnd(() -> removed.set(true));

        for (int event = 0; event < 20; event++) {
            follower.send(new byte[1]);
        }

        assertEquals(1, written.get());
        assertTrue(failed.get());
        assertTrue(removed.get());
    }

    private static List<HttpResponse<String>> callAtOnce(Surface surface) throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        try {
            List<Future<HttpResponse<String>>> calls = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                String text = "{\"text\":\"good number " + i + "\"}";
                calls.add(callers.submit(() -> surface.post("/v1/score", text)));
            }
            List<HttpResponse<String>> answers = new ArrayList<>();
            for (Future<HttpResponse<String>> call : calls) {
                answers.add(call.get());
            }
            return answers;
        } finally {
            callers.shutdownNow();
        }
    }

    /** A request whose body has begun and does not go on. */
    private static Socket begun(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(20_000);
        socket.getOutputStream()
                .write(("POST /v1/score HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                                + "Content-Length: 100\r\n\r\n{\"te")
                        .getBytes(US_ASCII));
        return socket;
    }
}
