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

    /** An answer appended so soon is none out of a backlog. */
    private static final Duration FRESH = Duration.ofSeconds(1);

    /** So long the last answers may take before they count as missing. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

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
     * @param steady whether the contestant kept up when measuring began, so that no older backlog is in the figures, and
     *     all answers came
     */
    record Result(Histogram appended, Histogram read, long byModel, boolean steady) {
        double modelShare() {
            return byModel / (double) Math.max(1, read.getTotalCount());
        }
    }

    /** Starts a contestant, which then meets one rate after the other; close it. */
    Run start(Contestant contestant, Workload workload, int threads, Feed feed)
            throws IOException, ExecutionException, InterruptedException {
        String input = "bench.live." + cells++;
        rig.createTopic(input, false);
        Map<String, String> settings = rig.application(input, workload, threads);
        Child child = launch.start(contestant, settings, rig.folder());
        try {
            Answers answers = new Answers(rig.bootstrapServers(), settings.getOrDefault("undertone.topic.scored", ""));
            return new Run(child, answers, feed, input);
        } catch (RuntimeException e) {
            child.close();
            throw e;
        }
    }

    /** A contestant that runs. */
    final class Run implements AutoCloseable {
        private final Child child;
        private final Answers answers;
        private final Feed feed;
        private final String input;

        private Run(Child child, Answers answers, Feed feed, String input) {
            this.child = child;
            this.answers = answers;
            this.feed = feed;
            this.input = input;
        }

        /**
         * Feeds for the warm-up, then until the answers are fresh or the warm-up is over once more, then for the
         * measured time, and waits for all answers.
         */
        Result at(double perSecond) throws IOException, InterruptedException {
            Listener listener = new Listener(System.currentTimeMillis() * 1000);
            PacedFeed feeding = new PacedFeed(
                    feed, input, perSecond, times.warmUp().multipliedBy(2).plus(times.length()));
            feeding.start();
            try {
                return measure(feeding, listener);
            } finally {
                feeding.end();
            }
        }

        private Result measure(PacedFeed feeding, Listener listener) throws IOException, InterruptedException {
            long warm = System.nanoTime() + times.warmUp().toNanos();
            long tooLate = warm + times.warmUp().toNanos();
            while (System.nanoTime() < warm || (!listener.fresh() && System.nanoTime() < tooLate)) {
                answers.poll(listener::hear);
            }
            boolean steady = listener.fresh();
            listener.measure();
            long end = System.nanoTime() + times.length().toNanos();
            while (System.nanoTime() < end) {
                answers.poll(listener::hear);
            }
            long fed = feeding.end();
            long patience = System.nanoTime() + PATIENCE.toNanos();
            while (listener.heard < fed && System.nanoTime() < patience) {
                answers.poll(listener::hear);
            }
            return listener.result(steady && listener.heard >= fed);
        }

        @Override
        public void close() {
            answers.close();
            child.close();
        }
    }

    /** Takes in answers; those to what was due since {@link #measure} count. */
    private static final class Listener {
        private final Histogram appended = new Histogram(LONGEST_MICROS, DIGITS);
        private final Histogram read = new Histogram(LONGEST_MICROS, DIGITS);
        private final long startMicros;
        private long fromMicros = Long.MAX_VALUE;
        private long lastMicros = Long.MAX_VALUE;
        private long heard;
        private long byModel;

        /** @param startMicros what was due before belongs to another load */
        Listener(long startMicros) {
            this.startMicros = startMicros;
        }

        void hear(ConsumerRecord<byte[], byte[]> record) {
            long due = Feed.dueMicros(record.key());
            if (due < startMicros) {
                return;
            }
            heard++;
            // The broker dates to the millisecond, which may lie before the microsecond.
            lastMicros = Math.max(0, record.timestamp() * 1000 - due);
            if (due >= fromMicros) {
                appended.recordValue(lastMicros);
                read.recordValue(Math.max(0, System.currentTimeMillis() * 1000 - due));
                byModel += Answers.scorer(record).equals("MODEL") ? 1 : 0;
            }
        }

        /** Whether the answer that came last was not one out of a backlog. */
        boolean fresh() {
            return lastMicros < FRESH.toNanos() / 1000;
        }

        void measure() {
            fromMicros = System.currentTimeMillis() * 1000;
        }

        Result result(boolean steady) {
            return new Result(appended, read, byModel, steady);
        }
    }
}
