package dev.undertone.metrics;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/**
 * Shows Kafka's own metrics by the allow-list of {@link KafkaReading}, read at each scrape, since they come and go with
 * partitions.
 *
 * <p>Threads: any.
 */
final class KafkaCollector implements MultiCollector {
    private final String application;
    private final Set<String> topics;
    private final Supplier<Map<MetricName, ? extends Metric>> kafka;

    private record Place(String topic, String partition) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int byTopic = topic.compareTo(other.topic);
            return byTopic != 0 ? byTopic : partition.compareTo(other.partition);
        }
    }

    /** @param topics that are shown; Kafka reports a topic with dots a second time, with underscores */
    KafkaCollector(String application, Set<String> topics, Supplier<Map<MetricName, ? extends Metric>> kafka) {
        this.application = application;
        this.topics = Set.copyOf(topics);
        this.kafka = kafka;
    }

    @Override
    public MetricSnapshots collect() {
        Map<KafkaReading, Map<Place, Double>> values = new LinkedHashMap<>();
        kafka.get()
                .forEach((name, metric) -> KafkaReading.ALLOWED.stream()
                        .filter(reading -> matches(reading, name))
                        .forEach(reading -> add(values, reading, name, metric)));
        List<MetricSnapshot> snapshots = new ArrayList<>();
        values.forEach((reading, places) -> snapshots.add(snapshot(reading, places)));
        return new MetricSnapshots(snapshots);
    }

    /** The sum of what is not read yet. */
    long lag() {
        double lag = 0;
        for (Map.Entry<MetricName, ? extends Metric> entry : kafka.get().entrySet()) {
            if (matches(KafkaReading.LAG, entry.getKey())
                    && entry.getValue().metricValue() instanceof Number number
                    && !Double.isNaN(number.doubleValue())) {
                lag += number.doubleValue();
            }
        }
        return Math.round(lag);
    }

    private boolean matches(KafkaReading reading, MetricName name) {
        if (!reading.metric().equals(name.name()) || !reading.group().equals(name.group())) {
            return false;
        }
        // Sums are there twice: for each topic, and for all.
        String topic = name.tags().get("topic");
        boolean byPartition = name.tags().containsKey("partition");
        return reading.equals(KafkaReading.LAG) ? byPartition && topics.contains(topic) : topic == null;
    }

    private static void add(
            Map<KafkaReading, Map<Place, Double>> values, KafkaReading reading, MetricName name, Metric metric) {
        if (metric.metricValue() instanceof Number number && !Double.isNaN(number.doubleValue())) {
            Place place =
                    new Place(name.tags().getOrDefault("topic", ""), name.tags().getOrDefault("partition", ""));
            values.computeIfAbsent(reading, r -> new TreeMap<>()).merge(place, number.doubleValue(), reading::fold);
        }
    }

    private MetricSnapshot snapshot(KafkaReading reading, Map<Place, Double> places) {
        if (reading.fold() == KafkaReading.Fold.TOTAL) {
            CounterSnapshot.Builder counter =
                    CounterSnapshot.builder().name(reading.name()).help(reading.help());
            places.forEach((place, value) -> counter.dataPoint(CounterSnapshot.CounterDataPointSnapshot.builder()
                    .labels(labels(place))
                    .value(value)
                    .build()));
            return counter.build();
        }
        GaugeSnapshot.Builder gauge =
                GaugeSnapshot.builder().name(reading.name()).help(reading.help());
        places.forEach((place, value) -> gauge.dataPoint(GaugeSnapshot.GaugeDataPointSnapshot.builder()
                .labels(labels(place))
                .value(value)
                .build()));
        return gauge.build();
    }

    private Labels labels(Place place) {
        return place.topic().isEmpty()
                ? Labels.of("application", application)
                : Labels.of("application", application, "topic", place.topic(), "partition", place.partition());
    }
}
