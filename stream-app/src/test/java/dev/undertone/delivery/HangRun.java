package dev.undertone.delivery;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A device that hangs for five seconds under steady load. Ends with 1 when answers came late. */
@Command(
        name = "hang",
        mixinStandardHelpOptions = true,
        description = "Hangs the model for 5 s under steady load and measures how late answers come.")
final class HangRun implements Callable<Integer> {
    private static final Duration HANG = Duration.ofSeconds(5);
    private static final Duration BEFORE = Duration.ofSeconds(25);
    private static final Duration BREAKER_OPEN = Duration.ofSeconds(10);
    private static final Duration DEADLINE = Duration.ofMillis(250);
    private static final Duration LIMIT = DEADLINE.plusMillis(50);
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final int SECONDS = 55;

    /** Of all answers, within {@link #LIMIT}. */
    private static final double WANTED = 0.999;

    @Option(names = "--rate", defaultValue = "200", description = "Records a second (${DEFAULT-VALUE}).")
    private int perSecond;

    @Override
    public Integer call() throws Exception {
        Path folder = Files.createTempDirectory("undertone-hang");
        Map<String, String> settings = Map.of(
                "kafka.processing.guarantee",
                "at_least_once",
                "undertone.faults.enabled",
                "true",
                "undertone.faults.script",
                "hang:" + HANG.toSeconds() + "s@" + BEFORE.toSeconds() + "s",
                "undertone.breaker.open",
                BREAKER_OPEN.toSeconds() + "s");
        try (Rig rig = Rig.open(new Rig.Load(SECONDS * perSecond, perSecond, 1, 1), 1, settings, folder)) {
            Instance instance = rig.instances.get(0);
            instance.start();
            rig.await("the instance to run", instance::isReady);
            rig.feed.start();
            rig.awaitAllCommitted();
            rig.stop();

            return report(rig, instance);
        }
    }

    private static int report(Rig rig, Instance instance) {
        List<String> transitions = instance.log().stream()
                .filter(line -> line.contains("breaker of"))
                .toList();
        long hangStart = openedMillis(transitions) - DEADLINE.multipliedBy(2).toMillis();
        List<Delivered> answers = rig.outputs.answers();
        // What the first seconds have to compile and to catch up with is no part of it.
        AnswerTimes all =
                AnswerTimes.of(answers, answers.get(0).seenMillis() + WARM_UP.toMillis(), Duration.ofSeconds(SECONDS));
        Duration before = Duration.ofSeconds(5);
        System.out.println(
                AnswerTimes.of(answers, hangStart - before.toMillis(), before).row("before", LIMIT));
        System.out.println(AnswerTimes.of(answers, hangStart, HANG).row("hanging", LIMIT));
        System.out.println(AnswerTimes.of(answers, hangStart + HANG.toMillis(), BREAKER_OPEN)
                .row("after", LIMIT));
        System.out.println(all.row("all", LIMIT));
        transitions.forEach(System.out::println);
        Guarantees guarantees = rig.guarantees();
        System.out.println("lost " + guarantees.lost() + ", duplicates " + guarantees.duplicates());
        guarantees.assertAtLeastOnce();
        return all.shareWithin(LIMIT, AnswerTimes::decidedMillis) >= WANTED ? 0 : 1;
    }

    /** When the breaker opened, by the clock at the start of its line. */
    private static long openedMillis(List<String> transitions) {
        String opened = transitions.stream()
                .filter(line -> line.contains("OPEN: a run has taken longer"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the breaker has not opened: " + transitions));
        return LocalDate.now(ZoneId.systemDefault())
                .atTime(LocalTime.parse(opened.substring(0, 12)))
                .atZone(ZoneId.systemDefault())
                .toInstant()
                .toEpochMilli();
    }
}
