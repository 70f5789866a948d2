package dev.undertone.bench.pipeline;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/**
 * Scenario (a): how many records per second a contestant works off a backlog. What counts is what the broker appended to
 * the output topic within the measured time and what was committed in the end; it is read once the contestant is gone.
 *
 * <p>Threads: one.
 */
final class Capacity {
    private static final String BACKLOG = "bench.backlog";

    private final Rig rig;
    private final Launch launch;
    private final Times times;

    /**
     * How long the parts of a cell take.
     *
     * @param warmUp from being ready
     * @param length measured
     */
    record Times(Duration warmUp, Duration length) {}

    Capacity(Rig rig, Launch launch, Times times) {
        this.rig = rig;
        this.launch = launch;
        this.times = times;
    }

    /** Makes the backlog. */
    void prepare(Feed feed, int records) throws IOException, ExecutionException, InterruptedException {
        rig.createTopic(BACKLOG, false);
        feed.backlog(BACKLOG, records);
    }

    /** One contestant's turn. */
    Cell run(Contestant contestant, Workload workload, int threads)
            throws IOException, ExecutionException, InterruptedException {
        Map<String, String> settings = rig.application(BACKLOG, workload, threads);
        try (Child child = launch.start(contestant, settings, rig.folder())) {
            Thread.sleep(times.warmUp().toMillis());
            Child.Vitals before = child.vitals();
            Child.Vitals brokerBefore = rig.broker().vitals();
            long from = System.currentTimeMillis();
            Thread.sleep(times.length().toMillis());
            Child.Vitals used = child.vitals().minus(before);
            Child.Vitals brokerUsed = rig.broker().vitals().minus(brokerBefore);
            long to = System.currentTimeMillis();
            child.stop();
            return count(contestant, settings, new Window(from, to), used, brokerUsed.cpuNanos());
        } finally {
            rig.deleteOutputs(settings);
        }
    }

    /** A stretch of the wall clock, in milliseconds. */
    private record Window(long from, long to) {
        boolean holds(long millis) {
            return millis >= from && millis < to;
        }
    }

    private Cell count(
            Contestant contestant, Map<String, String> settings, Window window, Child.Vitals used, long brokerCpu)
            throws IOException {
        Map<String, Long> byScorer = new HashMap<>();
        String topic = settings.getOrDefault("undertone.topic.scored", "");
        long[] found = {0, window.from()};
        try (Answers answers = new Answers(rig.bootstrapServers(), topic)) {
            answers.readToEnd(record -> {
                if (window.holds(record.timestamp())) {
                    found[0]++;
                    found[1] = Math.max(found[1], record.timestamp());
                    byScorer.merge(Answers.scorer(record), 1L, Long::sum);
                }
            });
        }
        byScorer.remove("");
        if (found[0] == 0) {
            throw new IOException(contestant.label() + " wrote nothing in the measured time: either it had ended the"
                    + " backlog before (raise --backlog), or it failed (its log is in " + rig.folder() + ")");
        }
        // Who ends the backlog early is measured up to that moment.
        double seconds = (found[1] - window.from()) / 1e3;
        return new Cell(contestant, found[0], seconds, used, brokerCpu, byScorer);
    }
}
