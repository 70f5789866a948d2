package dev.undertone.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.undertone.schemas.BreakerState;
import dev.undertone.schemas.FallbackReason;
import dev.undertone.schemas.ReleaseReason;
import dev.undertone.schemas.ScorerType;
import dev.undertone.text.AdmittedText;
import dev.undertone.text.Answer;
import dev.undertone.text.ModelIdentity;
import dev.undertone.text.ModelRoutes;
import dev.undertone.text.SourcePosition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.junit.jupiter.api.Test;

/** The table of docs/metrics.md and what a scrape shows are the same: names, types and labels. */
class MetricsDocumentTest {
    private static final Path FILE =
            Path.of(System.getProperty("undertone.home", "..")).resolve("docs/metrics.md");
    private static final Pattern ROW =
            Pattern.compile("^\\| `((?:undertone|kafka)_\\w+)` \\| (\\w+) \\| ([^|]*?) ?\\|", Pattern.MULTILINE);
    private static final Pattern TYPE =
            Pattern.compile("^# TYPE ((?:undertone|kafka)_\\w+) (\\w+)$", Pattern.MULTILINE);
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"");

    @Test
    void everyMetricIsDocumentedAndEveryDocumentedOneExists() throws IOException {
        String document = Files.readString(FILE);

        Set<String> registered = registered(scrape());

        assertEquals(String.join("\n", registered), String.join("\n", documented(document)));
    }

    private static String scrape() {
        PrometheusMetrics prometheus = new PrometheusMetrics("undertone");
        prometheus.addKafka(Set.of("tweets.raw"), MetricsDocumentTest::kafka);
        Metrics metrics = prometheus.metrics();
        ModelIdentity model = new ModelIdentity("words", "1", "0123", "cpu", "fp32");
        metrics.consumed("tweets.raw");
        metrics.tombstone("tweets.raw");
        metrics.deadLettered("DECODE", "NOT_UTF8", false);
        metrics.answered(text(), pending(), 5);
        metrics.tokenized(model, 1);
        metrics.batch(model, 1, 2, 1, ReleaseReason.IDLE, 1);
        metrics.batchFailed(FallbackReason.MODEL_ERROR);
        metrics.joined();
        metrics.breakerMoved("words", BreakerState.OPEN);
        metrics.lateResult();
        metrics.drained(1);
        metrics.late(1);
        metrics.outputTruncated("sentiment.scored");
        metrics.registryFailed();
        metrics.bindPermits("words", () -> 1, () -> 2);
        metrics.bindBudget("words", () -> 512);
        metrics.bindStreams(List.of("RUNNING", "ERROR"), () -> "RUNNING");
        metrics.startCost(1);
        metrics.serving(model);
        metrics.fellBack(1);
        metrics.inFlight(1);
        metrics.httpAnswered("/v1/status", 200, 1);
        metrics.httpScored(ScorerType.MODEL);
        metrics.bindEventClients(() -> 1);
        return new String(prometheus.page("").bytes(), UTF_8);
    }

    private static Map<MetricName, KafkaNumber> kafka() {
        Map<MetricName, KafkaNumber> kafka = new HashMap<>();
        for (KafkaReading reading : KafkaReading.ALLOWED) {
            Map<String, String> labels = reading.metric().equals("records-lag")
                    ? Map.of("client-id", "c", "topic", "tweets.raw", "partition", "0")
                    : Map.of("client-id", "c");
            MetricName name = new MetricName(reading.metric(), reading.group(), "", labels);
            kafka.put(name, new KafkaNumber(name, 1.0));
        }
        return kafka;
    }

    private record KafkaNumber(MetricName metricName, Object metricValue) implements Metric {}

    private static AdmittedText text() {
        return new AdmittedText(
                new SourcePosition("tweets.raw", 0, 0),
                "tweets",
                null,
                "hm",
                "en",
                ModelRoutes.DEFAULT,
                null,
                0,
                0,
                0,
                List.of());
    }

    private static Answer pending() {
        return new Answer(ScorerType.NONE, null, FallbackReason.DEADLINE_QUEUED, null, null, 0, BreakerState.CLOSED);
    }

    private static Set<String> documented(String document) {
        Set<String> rows = new TreeSet<>();
        for (Matcher row = ROW.matcher(document); row.find(); ) {
            rows.add(row.group(1) + " " + row.group(2) + " " + row.group(3).replace("`", ""));
        }
        return rows;
    }

    private static Set<String> registered(String scrape) {
        TreeMap<String, String> typeByName = new TreeMap<>();
        for (Matcher type = TYPE.matcher(scrape); type.find(); ) {
            typeByName.put(type.group(1), type.group(2));
        }
        return typeByName.entrySet().stream()
                .filter(metric -> !metric.getKey().endsWith("_max"))
                .map(metric -> metric.getKey() + " " + metric.getValue() + " " + labels(scrape, metric.getKey()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String labels(String scrape, String name) {
        Set<String> labels = new TreeSet<>();
        scrape.lines()
                .filter(line -> line.matches(name + "(_bucket|_count|_sum)?\\{.*"))
                .forEach(line -> {
                    for (Matcher label = LABEL.matcher(line); label.find(); ) {
                        labels.add(label.group(1));
                    }
                });
        labels.remove("le");
        assertTrue(labels.remove("application"), name);
        return String.join(", ", labels);
    }
}
