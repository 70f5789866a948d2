package dev.undertone.metrics;

import java.util.List;

/**
 * One of Kafka's own metrics that is worth a series. Kafka has some 460 for one instance; these few tell what the
 * others would.
 *
 * @param group Kafka's group of metrics
 * @param metric its name there
 * @param fold how the numbers of several threads and clients become one: their ids change with every start, so they
 *     are no labels
 */
record KafkaReading(String name, String help, String group, String metric, Fold fold) {
    /** How several numbers become one. */
    enum Fold {
        /** A counter. */
        TOTAL,
        SUM,
        MAX
    }

    static final KafkaReading LAG = of(
            "undertone.lag.records", "Records not read yet", "consumer-fetch-manager-metrics", "records-lag", Fold.SUM);

    static final List<KafkaReading> ALLOWED = List.of(
            of(
                    "undertone.lag.records",
                    "Records not read yet",
                    "consumer-fetch-manager-metrics",
                    "records-lag",
                    Fold.SUM),
            of(
                    "kafka.consumer.fetched.records",
                    "Records fetched",
                    "consumer-fetch-manager-metrics",
                    "records-consumed-total",
                    Fold.TOTAL),
            of(
                    "kafka.consumer.fetched.bytes",
                    "Bytes fetched",
                    "consumer-fetch-manager-metrics",
                    "bytes-consumed-total",
                    Fold.TOTAL),
            of(
                    "kafka.consumer.rebalances",
                    "Rebalances",
                    "consumer-coordinator-metrics",
                    "rebalance-total",
                    Fold.TOTAL),
            of(
                    "kafka.consumer.assigned.partitions",
                    "Partitions this instance reads",
                    "consumer-coordinator-metrics",
                    "assigned-partitions",
                    Fold.SUM),
            of("kafka.producer.sent.records", "Records sent", "producer-metrics", "record-send-total", Fold.TOTAL),
            of(
                    "kafka.producer.errors",
                    "Records that were not sent",
                    "producer-metrics",
                    "record-error-total",
                    Fold.TOTAL),
            of(
                    "kafka.producer.request.latency.max.milliseconds",
                    "Slowest request to a broker lately",
                    "producer-metrics",
                    "request-latency-max",
                    Fold.MAX),
            of(
                    "kafka.producer.buffer.available.bytes",
                    "Room for records that are not sent yet",
                    "producer-metrics",
                    "buffer-available-bytes",
                    Fold.SUM),
            of(
                    "kafka.streams.threads.alive",
                    "Stream threads at work",
                    "stream-metrics",
                    "alive-stream-threads",
                    Fold.SUM),
            of(
                    "kafka.streams.threads.failed",
                    "Stream threads that died",
                    "stream-metrics",
                    "failed-stream-threads",
                    Fold.SUM),
            of("kafka.streams.commits", "Commits", "stream-thread-metrics", "commit-total", Fold.TOTAL),
            of(
                    "kafka.streams.commit.latency.max.milliseconds",
                    "Slowest commit lately",
                    "stream-thread-metrics",
                    "commit-latency-max",
                    Fold.MAX),
            of(
                    "kafka.streams.process.latency.max.milliseconds",
                    "Slowest round of processing lately",
                    "stream-thread-metrics",
                    "process-latency-max",
                    Fold.MAX),
            of(
                    "kafka.streams.process.records",
                    "Records processed",
                    "stream-thread-metrics",
                    "process-total",
                    Fold.TOTAL),
            of(
                    "kafka.streams.tasks.created",
                    "Tasks created",
                    "stream-thread-metrics",
                    "task-created-total",
                    Fold.TOTAL));

    private static KafkaReading of(String name, String help, String group, String metric, Fold fold) {
        return new KafkaReading(name.replace('.', '_'), help, group, metric, fold);
    }

    double fold(double one, double other) {
        return fold == Fold.MAX ? Math.max(one, other) : one + other;
    }
}
