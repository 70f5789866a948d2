package dev.undertone.bench.pipeline;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Scenario (f): memory, files and threads under a steady load for a long time.
 *
 * <p>Threads: one samples and reads the answers, one feeds.
 */
public final class Soak {
    private static final String INPUT = "bench.soak";
    private static final int CAPACITY_BACKLOG = 500_000;

    /** Topics keep so much, so that an hour does not fill the disk. */
    private static final Duration KEPT = Duration.ofMinutes(5);

    /** So long the answers may be behind at the end before they count as missing. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Plan plan;
    private final PipelineBench.Watcher watcher;

    /**
     * What to do.
     *
     * @param threads the model may use
     * @param perSecond records; 0 for {@code load}
     * @param load part of the capacity, which is measured first
     * @param length of the steady load, from being ready
     * @param every between two samples
     * @param warmUp before the capacity is measured
     * @param measured how long the capacity is measured
     */
    public record Plan(
            Workload workload,
            int threads,
            double perSecond,
            double load,
            Duration length,
            Duration every,
            Duration warmUp,
            Duration measured,
            int port,
            Launch launch) {
        int samples() {
            return (int) (length.toNanos() / every.toNanos());
        }
    }

    /**
     * One look at the process.
     *
     * @param seconds since the load began
     * @param heapBytes in use after a full collection
     * @param residentBytes of memory; the heap is all in it
     * @param nativeBytes of them beyond the heap: libraries, the model, RocksDB, buffers, code, stacks
     * @param tables open tables of RocksDB
     * @param openFiles the other open files
     * @param cpuNanos since the start of the process
     * @param answered records that a read-committed reader has seen
     */
    public record Sample(
            double seconds,
            long heapBytes,
            long residentBytes,
            long nativeBytes,
            int tables,
            int openFiles,
            int threads,
            long cpuNanos,
            long answered) {}

    /**
     * What came of it.
     *
     * @param fed records
     * @param byModel of those answered
     */
    public record Result(double perSecond, long fed, long answered, long byModel, List<Sample> samples) {
        public Result {
            samples = List.copyOf(samples);
        }
    }

    public Soak(Plan plan, PipelineBench.Watcher watcher) {
        this.plan = plan;
        this.watcher = watcher;
    }

    /** Runs for {@code length} and a minute more, two with a capacity to measure. */
    public Result run(List<String> texts) throws IOException, ExecutionException, InterruptedException {
        if (!ProcFiles.present()) {
            throw new IOException(
                    "the soak reads /proc, which is there on Linux; run it in a container of the same image");
        }
        try (Rig rig = Rig.open(plan.port());
                Feed feed = new Feed(rig.bootstrapServers(), texts)) {
            double perSecond = plan.perSecond() > 0 ? plan.perSecond() : plan.load() * capacity(rig, feed);
            rig.keepOnly(KEPT);
            rig.createTopic(INPUT, false);
            return soak(rig, feed, perSecond);
        }
    }

    private double capacity(Rig rig, Feed feed) throws IOException, ExecutionException, InterruptedException {
        watcher.at(0, plan.samples(), "measuring the capacity");
        Capacity capacity = new Capacity(rig, plan.launch(), new Capacity.Times(plan.warmUp(), plan.measured()));
        capacity.prepare(feed, CAPACITY_BACKLOG);
        double found = capacity.run(Contestant.UNDERTONE, plan.workload(), plan.threads())
                .perSecond();
        capacity.clear();
        return found;
    }

    private Result soak(Rig rig, Feed feed, double perSecond)
            throws IOException, ExecutionException, InterruptedException {
        Map<String, String> settings = rig.application(INPUT, plan.workload(), plan.threads());
        Map<String, String> soaking = new HashMap<>(settings);
        soaking.put("undertone.score.backfill", "false");
        try (Child child = plan.launch().start(Contestant.UNDERTONE, soaking, rig.folder());
                Answers answers =
                        new Answers(rig.bootstrapServers(), settings.getOrDefault("undertone.topic.scored", ""))) {
            PacedFeed feeding = new PacedFeed(feed, INPUT, perSecond, plan.length());
            Counter counter = new Counter();
            List<Sample> samples = new ArrayList<>();
            feeding.start();
            long start = System.nanoTime();
            for (long due = 0;
                    due <= plan.length().toNanos();
                    due += plan.every().toNanos()) {
                while (System.nanoTime() - start < due) {
                    answers.poll(counter::hear);
                }
                feeding.check();
                samples.add(sample(child, start, counter.answered));
                watcher.at(samples.size() - 1, plan.samples(), progress(samples, perSecond));
            }
            feeding.join();
            feeding.check();
            long fed = (long) (perSecond * plan.length().toNanos() / 1e9);
            long patience = System.nanoTime() + PATIENCE.toNanos();
            while (counter.answered < fed && System.nanoTime() < patience) {
                answers.poll(counter::hear);
            }
            child.stop();
            answers.readToEnd(counter::hear);
            return new Result(perSecond, fed, counter.answered, counter.byModel, samples);
        }
    }

    private static Sample sample(Child child, long start, long answered) throws IOException {
        long cpuNanos = child.vitals().cpuNanos();
        Child.Heap heap = child.collect();
        ProcFiles.Held held = ProcFiles.held(child.pid());
        return new Sample(
                (System.nanoTime() - start) / 1e9,
                heap.used(),
                held.residentBytes(),
                held.residentBytes() - heap.committed(),
                held.tables(),
                held.openFiles(),
                held.threads(),
                cpuNanos,
                answered);
    }

    private static String progress(List<Sample> samples, double perSecond) {
        Sample last = samples.get(samples.size() - 1);
        return String.format(
                "%,.0f records/s; heap %.0f MB, native %.0f MB, %d tables, %d other files, %d threads",
                perSecond,
                last.heapBytes() / 1e6,
                last.nativeBytes() / 1e6,
                last.tables(),
                last.openFiles(),
                last.threads());
    }

    /** Counts answers. */
    private static final class Counter {
        private long answered;
        private long byModel;

        void hear(ConsumerRecord<byte[], byte[]> record) {
            answered++;
            byModel += Answers.scorer(record).equals("MODEL") ? 1 : 0;
        }
    }
}
