package dev.undertone.metrics;

import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is counted, as Prometheus reads it: ours, a few of Kafka's, and the JVM's. Each series says which
 * application it is of.
 *
 * <p>Threads: any.
 */
public final class PrometheusMetrics {
    private static final String OPEN_METRICS = "application/openmetrics-text";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final String application;
    private final Metrics metrics;
    private volatile @Nullable KafkaCollector collector;

    /** A page of metrics in one of Prometheus' formats. */
    public record Page(String contentType, byte[] bytes) {}

    public PrometheusMetrics(String application) {
        this.application = application;
        registry.config().commonTags("application", application);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        this.metrics = new MicrometerMetrics(registry);
    }

    /** Where the rooms report to. */
    public Metrics metrics() {
        return metrics;
    }

    /**
     * Shows Kafka's own metrics too.
     *
     * @param topics whose lag is shown
     */
    public void addKafka(Set<String> topics, Supplier<Map<MetricName, ? extends Metric>> kafka) {
        KafkaCollector shown = new KafkaCollector(application, topics, kafka);
        registry.getPrometheusRegistry().register(shown);
        collector = shown;
    }

    /** Answers since the start, by topic, scorer, label and reason. */
    public List<AnswerCount> answers() {
        return AnswerCount.all(registry);
    }

    /** Latency since the start, by scorer. */
    public List<LatencyTotal> latency() {
        return LatencyTotal.all(registry);
    }

    /** Records of the input topics that are not read yet, of the partitions that are read here. */
    public long lag() {
        KafkaCollector shown = collector;
        return shown == null ? 0 : shown.lag();
    }

    /** All metrics; {@code accept} is the request's header, which may ask for OpenMetrics. */
    public Page page(String accept) {
        String contentType = accept.contains(OPEN_METRICS)
                ? OPEN_METRICS + "; version=1.0.0; charset=utf-8"
                : "text/plain; version=0.0.4; charset=utf-8";
        ByteArrayOutputStream out = new ByteArrayOutputStream(32 << 10);
        try {
            registry.scrape(out, contentType);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail", e);
        }
        return new Page(contentType, out.toByteArray());
    }
}
