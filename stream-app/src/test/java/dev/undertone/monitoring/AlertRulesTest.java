package dev.undertone.monitoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The rules of Prometheus, their unit tests and the runbook speak of the same alerts, and of metrics that exist. */
class AlertRulesTest {
    private static final Pattern ALERT = Pattern.compile("- alert: (\\w+)");
    private static final Pattern RECORD = Pattern.compile("- record: (\\S+)");
    private static final Pattern RECORDED = Pattern.compile("\\b\\w+:\\w+:\\w+");
    private static final Pattern SECTION = Pattern.compile("^## (Undertone\\w+)$", Pattern.MULTILINE);
    private static final Pattern TESTED = Pattern.compile("alertname: (\\w+)\\n( *exp_alerts:)?");
    private static final List<String> STEPS = List.of(
            "**Means.**", "**Users see.**", "**First look.**", "**Likely causes.**", "**Do.**", "**Over when.**");

    private final String alerts = read("prometheus/rules/alerts.yml");
    private final String recording = read("prometheus/rules/recording.yml");
    private final String runbook = read("docs/runbook.md");

    @Test
    void everyMetricIsRegistered() throws IOException {
        MetricNames names = new MetricNames();

        Set<String> unknown = names.unknown(withoutComments(recording) + withoutAnnotations(alerts));

        assertEquals(Set.of(), unknown);
    }

    @Test
    void everyRecordedSeriesIsRecorded() {
        assertEquals(found(RECORD, recording), matches(RECORDED, withoutAnnotations(alerts)));
    }

    @Test
    void everyAlertHasItsSectionOfTheRunbook() {
        assertEquals(found(ALERT, alerts), found(SECTION, runbook));
    }

    @Test
    void everyAlertIsComplete() {
        for (String rule : alerts.split("(?=- alert: )", -1)) {
            for (MatchResult alert : ALERT.matcher(rule).results().toList()) {
                String anchor = alert.group(1).toLowerCase(Locale.ROOT);
                assertTrue(
                        rule.contains("}}docs/runbook.md#" + anchor + "'"),
                        () -> alert.group(1) + ": its section in runbook_url");
                assertTrue(rule.matches("(?s).*\\n +severity: (warning|critical)\\n.*"), () -> alert.group(1));
                for (String field : List.of("for", "summary", "description")) {
                    assertTrue(
                            rule.contains("\n        " + field + ": ") || rule.contains("\n          " + field + ": "),
                            () -> alert.group(1) + " has no " + field);
                }
            }
        }
    }

    @Test
    void everyAlertIsSeenToFireAndSeenToBeQuiet() throws IOException {
        String tests =
                String.join("\n", Repository.files("prometheus/tests", ".yml").values());
        Set<String> firing = new TreeSet<>();
        Set<String> quiet = new TreeSet<>();

        TESTED.matcher(tests).results().forEach(test -> (test.group(2) == null ? quiet : firing).add(test.group(1)));

        assertEquals(found(ALERT, alerts), firing);
        assertEquals(found(ALERT, alerts), quiet);
    }

    @Test
    void everySectionOfTheRunbookGoesThroughTheSameSteps() {
        for (String section : runbook.split("(?=\n## )", -1)) {
            for (String step : SECTION.matcher(section).find() ? STEPS : List.<String>of()) {
                assertTrue(section.contains(step), () -> section.strip().lines().findFirst() + " has no " + step);
            }
        }
    }

    private static String withoutComments(String rules) {
        return rules.replaceAll("(?m)^ *#.*$", "");
    }

    /** Annotations are prose. */
    private static String withoutAnnotations(String rules) {
        String expressions = withoutComments(rules).replaceAll("(?s) annotations:.*?(?=- alert: |- name: |$)", "");
        assertFalse(expressions.contains("runbook"), expressions);
        return expressions;
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String read(String path) {
        try {
            return Files.readString(Repository.file(path));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
