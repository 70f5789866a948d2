package dev.undertone.bench.pipeline;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Scenario (b): an open loop at a fixed rate. Latency counts from the moment a record was due, not from when it was sent.
 *
 * <p>Threads: one reads, one feeds.
 */
final class Latency {
    private static final long LONGEST_MICROS = Duration.ofMinutes(5).toMillis() * 1000;
    private static final int DIGITS = 3;

    private final Rig rig;
    private final Launch launch;
    private final Capacity.Times times;
    private int cells;

    Latency(Rig rig, Launch launch, Capacity.Times times) {
        this.rig = rig;
        this.launch = launch;
        this.times = times;
    }

    /**
     * Latencies in microseconds.
     *
     * @param appended from due to the append to the output topic, as the broker dates it, to the millisecond
     * @param read from due to a read-committed reader
     */
    record Result(Histogram appended, Histogram read, long byModel) {
        double modelShare() {
            return byModel / (double) Math.max(1, read.getTotalCount());
        }
    }

    Result run(Contestant contestant, Workload workload, int threads, Feed feed, double perSecond)
            throws IOException, ExecutionException, InterruptedException {
        String input = "bench.live." + cells++;
        rig.createTopic(input, false);
        Map<String, String> settings = rig.application(input, workload, threads);
        try (Child child = launch.start(contestant, settings, rig.folder());
                Answers answers =
                        new Answers(rig.bootstrapServers(), settings.getOrDefault("undertone.topic.scored", ""))) {
            PacedFeed feeding =
                    new PacedFeed(feed, input, perSecond, times.warmUp().plus(times.length()));
            feeding.start();
            Listener listener = new Listener(
                    System.currentTimeMillis() * 1000 + times.warmUp().toMillis() * 1000);
            while (feeding.isAlive()) {
                answers.poll(listener::hear);
            }
            feeding.check();
            child.stop();
            answers.readToEnd(listener::hear);
            return listener.result();
        }
    }

    /** Takes in answers to what was due after the warm-up. */
    private static final class Listener {
        private final Histogram appended = new Histogram(LONGEST_MICROS, DIGITS);
        private final Histogram read = new Histogram(LONGEST_MICROS, DIGITS);
        private final long fromMicros;
        private long byModel;

        Listener(long fromMicros) {
            this.fromMicros = fromMicros;
        }

        void hear(ConsumerRecord<byte[], byte[]> record) {
            long due = Feed.dueMicros(record.key());
            if (due >= fromMicros) {
                // The broker dates to the millisecond, which may lie before the microsecond.
                appended.recordValue(Math.max(0, record.timestamp() * 1000 - due));
                read.recordValue(Math.max(0, System.currentTimeMillis() * 1000 - due));
                byModel += Answers.scorer(record).equals("MODEL") ? 1 : 0;
            }
        }

        Result result() {
            return new Result(appended, read, byModel);
        }
    }
}
