package dev.undertone.delivery;

import dev.undertone.ChaosInstance;
import dev.undertone.broker.EmbeddedBroker;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Callers of {@code /v1/score} during a load that fills the engine. The model takes 100 ms longer for each batch, as in
 * {@link OverloadRun}, so that what limits is the model and not this machine.
 */
@Command(
        name = "callers",
        mixinStandardHelpOptions = true,
        description = "Has texts scored by HTTP from many callers at once, while the stream has all it can do.")
final class CallersRun implements Callable<Integer> {
    private static final Duration WARM_UP = Duration.ofSeconds(15);
    private static final double KEPT = 0.85;
    private static final int TOKENS = 16;
    private static final int PER_SECOND = 600;

    // Shorter ones would be batches of their own, each of which the fault makes as dear as a full one.
    private static final String AS_LONG_AS_THE_STREAMS = "good day and thanks ".repeat(TOKENS / 4);

    @Option(
            names = "--seconds",
            defaultValue = "30",
            description = "How long each half lasts: without callers, and with.")
    private int seconds;

    @Option(names = "--callers", defaultValue = "200", description = "How many call at a time.")
    private int callers;

    private final ConcurrentMap<Integer, AtomicInteger> answersByStatus = new ConcurrentHashMap<>();
    private final AtomicBoolean over = new AtomicBoolean();

    @Override
    public Integer call() throws Exception {
        int port = EmbeddedBroker.nextFreePort(21_340);
        Map<String, String> settings = new TreeMap<>(Map.of(
                "kafka.processing.guarantee", "at_least_once",
                "undertone.score.deadline", "1s",
                "undertone.score.backfill", "true",
                "undertone.model.max.tokens", Integer.toString(TOKENS),
                "undertone.engine.batch.max.records", "32",
                "undertone.engine.batch.max.tokens", Integer.toString(32 * TOKENS),
                "undertone.faults.enabled", "true",
                "undertone.faults.script", "slow:1h@0s",
                "undertone.http.port", Integer.toString(port),
                "undertone.http.rate.limit", "0"));
        settings.put(ChaosInstance.SERVE_HTTP, "true");
        int records = PER_SECOND * (int) (WARM_UP.toSeconds() + 2L * seconds);
        Path folder = Files.createTempDirectory("undertone-callers");
        try (Rig rig = Rig.open(new Rig.Load(records, PER_SECOND, 1, TOKENS), 1, settings, folder)) {
            rig.instances.get(0).start();
            rig.await("the instance to run", rig.instances.get(0)::isReady);
            rig.feed.start();
            rig.pass(WARM_UP);

            double alone = modelPerSecond(rig);
            ExecutorService pool = startCallers(port);
            double beside = modelPerSecond(rig);
            over.set(true);
            pool.shutdown();
            pool.awaitTermination(30, TimeUnit.SECONDS);

            System.out.printf(
                    "stream alone %.0f/s, beside %d callers %.0f/s: %.2f%n", alone, callers, beside, beside / alone);
            System.out.println("answers to callers by status: " + new TreeMap<>(answersByStatus));
            return beside / alone >= KEPT
                            && answersByStatus.keySet().stream().allMatch(code -> code == 200 || code == 429)
                    ? 0
                    : 1;
        }
    }

    private double modelPerSecond(Rig rig) {
        long from = System.currentTimeMillis();
        rig.pass(Duration.ofSeconds(seconds));
        return AnswerTimes.of(rig.outputs.answers(), from, Duration.ofSeconds(seconds))
                .modelPerSecond();
    }

    private ExecutorService startCallers(int port) {
        ExecutorService pool = Executors.newFixedThreadPool(callers);
        HttpClient client = HttpClient.newHttpClient();
        for (int caller = 0; caller < callers; caller++) {
            String name = "caller " + caller;
            pool.execute(() -> callAgainAndAgain(client, port, name));
        }
        return pool;
    }

    /** As a caller should: one that is told to come again does so after the time it was told. */
    private void callAgainAndAgain(HttpClient client, int port, String name) {
        try {
            for (int call = 0; !over.get(); call++) {
                String json =
                        "{\"text\":\"" + name + " says for the " + call + "th time: " + AS_LONG_AS_THE_STREAMS + "\"}";
                HttpResponse<Void> answer = client.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/score"))
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(json))
                                .build(),
                        BodyHandlers.discarding());
                answersByStatus
                        .computeIfAbsent(answer.statusCode(), code -> new AtomicInteger())
                        .incrementAndGet();
                if (answer.statusCode() == 429) {
                    TimeUnit.SECONDS.sleep(1);
                }
            }
        } catch (IOException e) {
            answersByStatus.computeIfAbsent(0, code -> new AtomicInteger()).incrementAndGet();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
