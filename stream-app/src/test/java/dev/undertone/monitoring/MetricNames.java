package dev.undertone.monitoring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.undertone.metrics.PrometheusMetrics;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The names that a query may contain. Ours are the ones of docs/metrics.md, which {@code MetricsDocumentTest} holds equal to
 * what is registered; the JVM's are read from a scrape.
 */
final class MetricNames {
    private static final Pattern IN_QUERY =
            Pattern.compile("(?<![\\w:.])(?:undertone|kafka|jvm|process|system)_\\w+(?![\\w:])");
    private static final Pattern IN_TABLE = Pattern.compile("^\\| `(\\w+)` \\|", Pattern.MULTILINE);
    private static final Pattern IN_SCRAPE = Pattern.compile("^# TYPE (\\w+)", Pattern.MULTILINE);

    private final Set<String> registered = new TreeSet<>();

    MetricNames() throws IOException {
        collect(IN_TABLE, Files.readString(Repository.file("docs/metrics.md")));
        collect(
                IN_SCRAPE,
                new String(new PrometheusMetrics("undertone").page("").bytes(), UTF_8));
        assertTrue(registered.size() > 40, "the table has another form: " + registered);
    }

    /** Those names in a query that nothing registers. */
    Set<String> unknown(String query) {
        return IN_QUERY.matcher(query)
                .results()
                .map(MatchResult::group)
                .filter(name -> !registered.contains(name.replaceFirst("_(bucket|count|sum|max)$", ""))
                        && !registered.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void collect(Pattern pattern, String text) {
        pattern.matcher(text).results().map(match -> match.group(1)).forEach(registered::add);
    }
}
