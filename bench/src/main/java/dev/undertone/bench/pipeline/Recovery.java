package dev.undertone.bench.pipeline;

import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;

/**
 * Scenario (d): the process is killed under load and started again at once, under its own name in the group.
 *
 * <p>Threads: one, and the feed's.
 */
final class Recovery {
    private static final String INPUT = "bench.recovery.";

    private final Rig rig;
    private final Launch launch;
    private final Capacity.Times times;
    private int cells;

    Recovery(Rig rig, Launch launch, Capacity.Times times) {
        this.rig = rig;
        this.launch = launch;
        this.times = times;
    }

    /**
     * What became of it.
     *
     * @param silentSeconds from the kill until the next answer that a read-committed reader gets was appended
     * @param lost records without an answer
     * @param duplicated answers beyond one a record
     */
    record Result(double silentSeconds, long lost, long duplicated) {}

    Result run(Workload workload, int threads, Feed feed, double perSecond)
            throws IOException, ExecutionException, InterruptedException {
        String input = INPUT + cells++;
        rig.createTopic(input, false);
        Map<String, String> settings = rig.application(input, workload, threads);
        settings.put("kafka.group.instance.id", "bench");
        PacedFeed feeding = new PacedFeed(feed, input, perSecond, times.warmUp().plus(times.length()));
        long killed = runAndKill(settings, feeding);
        try (Child second = launch.start(Contestant.UNDERTONE, settings, rig.folder())) {
            feeding.join();
            feeding.check();
            // What was fed while nobody scored is still to be caught up with.
            Thread.sleep(times.length().toMillis());
            second.stop();
        }
        return count(settings, killed, (long)
                (perSecond * times.warmUp().plus(times.length()).toNanos() / 1e9));
    }

    /** Returns when it was killed, in milliseconds of the wall clock. */
    private long runAndKill(Map<String, String> settings, PacedFeed feeding) throws IOException, InterruptedException {
        try (Child first = launch.start(Contestant.UNDERTONE, settings, rig.folder())) {
            feeding.start();
            Thread.sleep(times.warmUp().toMillis());
            long killed = System.currentTimeMillis();
            first.kill();
            return killed;
        }
    }

    private Result count(Map<String, String> settings, long killed, long fed) {
        Set<Long> due = new HashSet<>();
        long[] found = {Long.MAX_VALUE, 0};
        String topic = settings.getOrDefault("undertone.topic.scored", "");
        try (Answers answers = new Answers(rig.bootstrapServers(), topic)) {
            answers.readToEnd(record -> {
                due.add(Feed.dueMicros(record.key()));
                found[1]++;
                if (record.timestamp() > killed) {
                    found[0] = Math.min(found[0], record.timestamp());
                }
            });
        }
        return new Result((found[0] - killed) / 1e3, fed - due.size(), found[1] - due.size());
    }
}
