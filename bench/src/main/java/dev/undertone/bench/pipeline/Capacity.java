package dev.undertone.bench.pipeline;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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
    private static final long READ_EVERY_MILLIS = 1000;
    private static final long LOOK_EVERY_MILLIS = 250;

    /** The warm-up leaves two thirds of the backlog to measure, however fast a contestant is. */
    private static final int WARM_UP_PART = 3;

    /** A cell measured over less than this says nothing. */
    private static final Duration SHORTEST = Duration.ofSeconds(2);

    private final Rig rig;
    private final Launch launch;
    private final Times times;

    /**
     * How long the parts of a cell take.
     *
     * @param warmUp from being ready; of a backlog, less for who has worked off a third of it before
     * @param length measured; less for who has worked off the rest before
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

    /** Frees its disk. */
    void clear() throws ExecutionException, InterruptedException {
        rig.deleteTopic(BACKLOG);
    }

    /** One contestant's turn. Throws {@link RefusedCellException} when what it did says nothing. */
    Cell run(Contestant contestant, Workload workload, int threads)
            throws IOException, ExecutionException, InterruptedException {
        return run(contestant, rig.application(BACKLOG, workload, threads), 1);
    }

    /** The same with settings of {@link Rig#application}, by so many instances together. */
    Cell run(Contestant contestant, Map<String, String> settings, int instances)
            throws IOException, ExecutionException, InterruptedException {
        try (Fleet fleet = Fleet.start(launch, contestant, settings, rig.folder(), instances)) {
            warmUp(settings);
            List<Reading> readings = new ArrayList<>();
            readings.add(read(fleet));
            long from = readings.get(0).millis();
            long to = from + times.length().toMillis();
            for (long now = from;
                    now < to;
                    now = readings.get(readings.size() - 1).millis()) {
                Thread.sleep(Math.min(READ_EVERY_MILLIS, to - now));
                readings.add(read(fleet));
            }
            fleet.stop();
            return count(contestant, settings, readings);
        } finally {
            rig.deleteOutputs(settings);
        }
    }

    private void warmUp(Map<String, String> settings) throws ExecutionException, InterruptedException {
        String output = settings.getOrDefault("undertone.topic.scored", "");
        String input = settings.getOrDefault("undertone.input.topics", "").split(":", -1)[0];
        long enough = rig.appended(input) / WARM_UP_PART;
        long end = System.nanoTime() + times.warmUp().toNanos();
        for (long left = times.warmUp().toNanos();
                left > 0 && rig.appended(output) < enough;
                left = end - System.nanoTime()) {
            Thread.sleep(Math.min(LOOK_EVERY_MILLIS, Math.max(1, left / 1_000_000)));
        }
    }

    /** What was used up to a moment of the wall clock. */
    private record Reading(long millis, Child.Vitals used, Child.Vitals brokerUsed) {}

    private Reading read(Fleet fleet) throws IOException {
        Child.Vitals used = fleet.vitals();
        Child.Vitals brokerUsed = rig.broker().vitals();
        return new Reading(System.currentTimeMillis(), used, brokerUsed);
    }

    private Cell count(Contestant contestant, Map<String, String> settings, List<Reading> readings)
            throws RefusedCellException {
        Reading first = readings.get(0);
        Reading last = readings.get(readings.size() - 1);
        Map<String, Long> byReason = new HashMap<>();
        String topic = settings.getOrDefault("undertone.topic.scored", "");
        long[] found = {0, first.millis()};
        try (Answers answers = new Answers(rig.bootstrapServers(), topic)) {
            answers.readToEnd(record -> {
                if (record.timestamp() >= first.millis() && record.timestamp() < last.millis()) {
                    found[0]++;
                    found[1] = Math.max(found[1], record.timestamp());
                    byReason.merge(Answers.fallbackReason(record), 1L, Long::sum);
                }
            });
        }
        byReason.remove("");
        // A last few records would stand for nothing.
        if (found[1] - first.millis()
                < Math.min(SHORTEST.toMillis(), times.length().toMillis() / 2)) {
            throw new RefusedCellException(contestant.label() + " wrote " + found[0] + " records in "
                    + (found[1] - first.millis())
                    + " ms and then none: either it had ended the backlog (raise --backlog),"
                    + " or it failed or was starved of CPU");
        }
        // Who ends the backlog early is measured up to that moment, and what it used to the reading after it.
        double seconds = (found[1] - first.millis()) / 1e3;
        Reading end = readings.stream()
                .filter(reading -> reading.millis() >= found[1])
                .findFirst()
                .orElse(last);
        return new Cell(
                contestant,
                found[0],
                seconds,
                end.used().minus(first.used()),
                end.brokerUsed().minus(first.brokerUsed()).cpuNanos(),
                byReason);
    }
}
