package dev.undertone.delivery;

import dev.undertone.delivery.ChaosPlan.Action;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/**
 * Kills and stops instances at random while records come in.
 *
 * <p>Each kill waits for its share of the answers, so that it falls into the work on any machine, and then for a random
 * moment, so that it falls anywhere between two commits.
 */
final class Chaos {
    private static final int MOMENT_MILLIS = 700;
    private static final Duration WINDOWS_QUIET = Duration.ofSeconds(90);

    private final ChaosPlan plan;
    private final Rig rig;
    private final List<Instance> instances;
    private final Random random;

    private Chaos(ChaosPlan plan, Rig rig) {
        this.plan = plan;
        this.rig = rig;
        this.instances = rig.instances;
        this.random = new Random(plan.seed());
    }

    /** Runs a plan. Broker, states and logs lie in {@code folder}. */
    static ChaosReport run(ChaosPlan plan, Path folder) throws Exception {
        Rig.Load load = new Rig.Load(plan.records(), plan.perSecond(), plan.seed(), 1);
        try (Rig rig = Rig.open(load, plan.instances(), plan.arguments(), folder)) {
            return new Chaos(plan, rig).run();
        }
    }

    private ChaosReport run() throws Exception {
        long start = System.nanoTime();
        instances.forEach(Instance::start);
        rig.feed.start();
        List<Action> actions = plan.actions();
        for (int i = 0; i < actions.size(); i++) {
            int share = (int) ((long) plan.records() * i / actions.size());
            // All may be answered already, where the machine was faster than the kills.
            int wanted = Math.min(plan.records(), Math.max(share, rig.outputs.answered()) + 1);
            rig.await("answers", () -> rig.outputs.answered() >= wanted);
            rig.pass(Duration.ofMillis(random.nextInt(MOMENT_MILLIS)));
            act(actions.get(i));
        }
        rig.awaitAllCommitted();
        awaitWindows();
        rig.stop();
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        return new ChaosReport(plan, took, rig.guarantees(), rig.outputs.answers());
    }

    private void act(Action action) throws InterruptedException {
        Instance one = instances.get(random.nextInt(instances.size()));
        switch (action) {
            case KILL -> {
                one.kill();
                one.start();
            }
            case STOP -> {
                one.stop();
                one.start();
            }
            case ROLL -> roll();
            case STORM -> storm();
        }
    }

    private void roll() throws InterruptedException {
        for (Instance instance : instances) {
            instance.stop();
            instance.start();
            rig.await("an instance to run", instance::isReady);
        }
    }

    private void storm() throws InterruptedException {
        for (int i = 0; i < 4 * instances.size(); i++) {
            Instance one = instances.get(random.nextInt(instances.size()));
            if (!one.isAlive()) {
                one.start();
            } else if (random.nextBoolean()) {
                one.kill();
            } else {
                one.stop();
            }
            rig.pass(Duration.ofMillis(random.nextInt(2 * MOMENT_MILLIS)));
        }
        instances.stream().filter(instance -> !instance.isAlive()).forEach(Instance::start);
    }

    /** Windows close by the wall clock now. When none has come for long, those that are missing will not come. */
    private void awaitWindows() {
        int seen = rig.outputs.windows().size();
        long since = System.nanoTime();
        while (!rig.outputs.windowsHold(plan.records()) && System.nanoTime() - since < WINDOWS_QUIET.toNanos()) {
            rig.pass(Duration.ofMillis(20));
            if (rig.outputs.windows().size() > seen) {
                seen = rig.outputs.windows().size();
                since = System.nanoTime();
            }
        }
    }
}
