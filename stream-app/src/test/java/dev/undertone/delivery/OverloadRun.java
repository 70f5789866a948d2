package dev.undertone.delivery;

import dev.undertone.ChaosInstance;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Three times what the model can do. The model takes 100 ms longer for each batch of at most 32, so that what limits is
 * the model and not this machine; all texts fill the same number of tokens, so that batches are full. Its deadline is a second, as a batch may take a quarter of it.
 */
@Command(
        name = "overload",
        mixinStandardHelpOptions = true,
        description = "Sends three times what the model can do, with a limit on staleness and as a backfill.")
final class OverloadRun implements Callable<Integer> {
    private static final Duration DEADLINE = Duration.ofSeconds(1);
    private static final Duration STALENESS = Duration.ofSeconds(2);
    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final int MEASURING_SECONDS = 20;
    private static final int TOKENS = 16;
    private static final int MORE_THAN_ENOUGH = 1000;

    @Option(names = "--seconds", defaultValue = "120", description = "How long each overload lasts.")
    private int seconds;

    @Override
    public Integer call() throws Exception {
        double capacity =
                measure("capacity", true, MORE_THAN_ENOUGH, MEASURING_SECONDS).modelPerSecond();
        int overload = (int) (3 * capacity);
        AnswerTimes shedding = measure("staleness 2 s", false, overload, seconds);
        AnswerTimes backfill = measure("backfill", true, overload, seconds);
        // A text that is not quite stale yet may wait for a commit, which takes a deadline, and then has its own.
        double fresh = shedding.shareWithin(STALENESS.plus(DEADLINE.multipliedBy(2)), AnswerTimes::seenMillis);
        List<Verdict> verdicts = List.of(
                new Verdict("staleness 2 s: seen within staleness and two deadlines", fresh, 0.99),
                new Verdict(
                        "staleness 2 s: the model's rate to its capacity", shedding.modelPerSecond() / capacity, 0.95),
                new Verdict("backfill: the model's rate to its capacity", backfill.modelPerSecond() / capacity, 0.95),
                new Verdict("backfill: answered by the model", byModel(backfill), 1));
        verdicts.forEach(System.out::println);
        return verdicts.stream().allMatch(Verdict::holds) ? 0 : 1;
    }

    private record Verdict(String what, double measured, double wanted) {
        boolean holds() {
            return measured >= wanted;
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%s: %.4f, wanted %.2f", what, measured, wanted);
        }
    }

    /** Returns the answers that came while records came in. */
    private static AnswerTimes measure(String name, boolean backfill, int perSecond, int seconds) throws Exception {
        Map<String, String> settings = new HashMap<>(Map.of(
                "kafka.processing.guarantee",
                "at_least_once",
                "undertone.score.deadline",
                DEADLINE.toSeconds() + "s",
                "undertone.score.max.staleness",
                STALENESS.toSeconds() + "s",
                "undertone.score.backfill",
                Boolean.toString(backfill),
                "undertone.model.max.tokens",
                Integer.toString(TOKENS),
                "undertone.engine.batch.max.records",
                "32",
                "undertone.engine.batch.max.tokens",
                Integer.toString(32 * TOKENS),
                "undertone.faults.enabled",
                "true",
                "undertone.faults.script",
                "slow:1h@0s"));
        settings.put(ChaosInstance.SHOW_MEMORY, "true");
        Path folder = Files.createTempDirectory("undertone-overload");
        try (Rig rig = Rig.open(new Rig.Load(seconds * perSecond, perSecond, 1, TOKENS), 1, settings, folder)) {
            Instance instance = rig.instances.get(0);
            instance.start();
            rig.await("the instance to run", instance::isReady);
            rig.feed.start();
            rig.pass(WARM_UP);
            long from = System.currentTimeMillis();
            Duration length = Duration.ofSeconds(seconds).minus(WARM_UP);
            rig.pass(length);
            AnswerTimes times = AnswerTimes.of(rig.outputs.answers(), from, length);
            System.out.printf("%s: %d records/s for %d s%n", name, perSecond, seconds);
            System.out.println(times.row("", DEADLINE.plusMillis(50)));
            System.out.printf("  by the model: %.4f%n", byModel(times));
            if (!backfill) {
                showRecovery(rig);
            }
            System.out.println("  memory: " + memory(instance));
            return times;
        }
    }

    /** How long after the end of the load answers are fresh and by the model again. */
    private static void showRecovery(Rig rig) {
        long end = System.nanoTime();
        rig.awaitAllCommitted();
        System.out.printf("  recovery: %.1f s after the last record%n", (System.nanoTime() - end) / 1e9);
        rig.guarantees().assertAtLeastOnce();
    }

    private static double byModel(AnswerTimes times) {
        return times.modelPerSecond() / times.perSecond();
    }

    /** Megabytes in use after each collection, once the warm-up is over. */
    private static String memory(Instance instance) {
        LongSummaryStatistics megabytes = instance.log().stream()
                .filter(line -> line.startsWith("memory in use: "))
                .skip(2)
                .mapToLong(line -> Long.parseLong(line.substring("memory in use: ".length())) >> 20)
                .summaryStatistics();
        return megabytes.getMin() + " to " + megabytes.getMax() + " MB after " + megabytes.getCount() + " collections";
    }
}
