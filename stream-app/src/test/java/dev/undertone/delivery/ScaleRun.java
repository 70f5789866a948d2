package dev.undertone.delivery;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Three instances share twelve partitions of each input; one goes, comes, and is killed. */
@Command(
        name = "scale",
        mixinStandardHelpOptions = true,
        description = "Scales three instances down and up and kills one, and measures how long partitions are silent.")
final class ScaleRun implements Callable<Integer> {
    private static final int PARTITIONS = 12;
    private static final int INSTANCES = 3;

    /** Time that each event has for its consequences; more than a session's end takes. */
    private static final Duration STEADY = Duration.ofSeconds(10);

    private static final Duration AFTERMATH = Duration.ofSeconds(25);
    private static final int SECONDS = 115;

    /** Among so many answers in a row none has waited long when the instances keep up. */
    private static final int RECENT = 300;

    private static final long FRESH_MILLIS = 1500;

    @Option(names = "--rate", defaultValue = "300", description = "Records a second (${DEFAULT-VALUE}).")
    private int perSecond;

    @Option(names = "--dynamic", description = "Instances have no names in their group.")
    private boolean dynamic;

    @Option(
            names = "--leave",
            defaultValue = "always",
            description = "auto or always (${DEFAULT-VALUE}), as undertone.shutdown.leave.group.")
    private String leave;

    @Option(names = "--kills", defaultValue = "1", description = "How often one is killed (${DEFAULT-VALUE}).")
    private int kills;

    private final List<String> events = new ArrayList<>();
    private final List<Long> eventMillis = new ArrayList<>();

    @Override
    public Integer call() throws Exception {
        Path folder = Files.createTempDirectory("undertone-scale");
        System.out.println("logs in " + folder);
        Map<String, String> settings = new HashMap<>();
        settings.put("undertone.topics.partitions", Integer.toString(PARTITIONS));
        settings.put("undertone.shutdown.leave.group", leave);
        if (dynamic) {
            settings.put(Instance.DYNAMIC, "true");
        }
        int seconds = SECONDS + kills * (int) AFTERMATH.toSeconds();
        try (Rig rig = Rig.open(new Rig.Load(seconds * perSecond, perSecond, 1, 1), INSTANCES, settings, folder)) {
            run(rig);
            return report(rig);
        }
    }

    private void run(Rig rig) throws Exception {
        for (Instance instance : rig.instances) {
            instance.start();
        }
        for (Instance instance : rig.instances) {
            rig.await("an instance to run", instance::isReady);
        }
        rig.feed.start();
        rig.pass(STEADY);
        // Three JVMs that start at once on few cores are behind at first.
        rig.await("instances that keep up", () -> isFresh(rig.outputs.answers()));
        event("steady");
        rig.pass(STEADY);
        event("scaled down, SIGTERM");
        rig.instances.get(2).stop();
        rig.pass(AFTERMATH);
        event("scaled up");
        rig.instances.get(2).start();
        rig.pass(AFTERMATH);
        for (int i = 0; i < kills; i++) {
            event("kill -9, restarted");
            rig.instances.get(1).kill();
            rig.instances.get(1).start();
            rig.pass(AFTERMATH);
        }
        event("end");
        rig.awaitAllCommitted();
        rig.stop();
    }

    private static boolean isFresh(List<Delivered> answers) {
        return answers.size() >= RECENT
                && answers.subList(answers.size() - RECENT, answers.size()).stream()
                        .allMatch(answer -> AnswerTimes.seenMillis(answer) < FRESH_MILLIS);
    }

    private void event(String name) {
        events.add(name);
        eventMillis.add(System.currentTimeMillis());
    }

    private int report(Rig rig) {
        for (int i = 0; i + 1 < events.size(); i++) {
            Silence silence = Silence.of(rig.outputs.answers(), eventMillis.get(i), eventMillis.get(i + 1));
            System.out.println(silence.row(events.get(i)));
        }
        Guarantees guarantees = rig.guarantees();
        System.out.println("sent " + rig.feed.acknowledged().size() + ", lost " + guarantees.lost() + ", duplicates "
                + guarantees.duplicates() + ", out of order " + guarantees.outOfOrder());
        guarantees.assertEachOnceInOrder();
        return 0;
    }
}
