package dev.undertone.delivery;

import dev.undertone.schemas.FallbackReason;
import dev.undertone.schemas.ScorerType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What came of a run. */
record ChaosReport(ChaosPlan plan, Duration took, Guarantees guarantees, List<Delivered> answers) {
    double fallbackShare() {
        return answers.stream()
                        .filter(answer -> answer.text().getScorer() != ScorerType.MODEL)
                        .count()
                / (double) Math.max(1, answers.size());
    }

    private Map<FallbackReason, Integer> reasons() {
        Map<FallbackReason, Integer> reasons = new TreeMap<>();
        for (Delivered answer : answers) {
            if (answer.text().getFallbackReason() != null) {
                reasons.merge(answer.text().getFallbackReason(), 1, Integer::sum);
            }
        }
        return reasons;
    }

    String table() {
        return String.join(
                "\n",
                row("guarantee", plan.guarantee() + (plan.barrier() ? "" : ", WITHOUT THE BARRIER")),
                row("instances", plan.instances() + (plan.rolling() ? ", rolling restarts and a storm" : "")),
                row("kills", plan.actions().toString()),
                row("records", plan.records()),
                row("lost", guarantees.lost()),
                row("duplicates", guarantees.duplicates()),
                row("out of order", guarantees.outOfOrder()),
                row("strangers", guarantees.strangers()),
                row("windows' difference", guarantees.windowDifferences()),
                row("windows finished twice", guarantees.windowsFinishedTwice()),
                row("fallback share", String.format("%.3f %s", fallbackShare(), reasons())),
                row("seconds", took.toSeconds()),
                row("seed", plan.seed()));
    }

    private static String row(String name, Object value) {
        return String.format("%-24s%s", name, value);
    }
}
