package dev.undertone.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many answers of a kind there are since the start.
 *
 * @param reason why the model did not answer; {@code none} when it did
 */
public record AnswerCount(String topic, String scorer, String label, String reason, long count) {
    static List<AnswerCount> all(MeterRegistry registry) {
        Map<String, AnswerCount> byKind = new TreeMap<>();
        for (Counter counter : registry.find("undertone.answered").counters()) {
            AnswerCount one = of(counter);
            // One for each language; here they are added up.
            byKind.merge(one.topic + " " + one.scorer + " " + one.label + " " + one.reason, one, AnswerCount::plus);
        }
        return List.copyOf(byKind.values());
    }

    private static AnswerCount of(Counter counter) {
        return new AnswerCount(
                label(counter, "topic"),
                label(counter, "scorer"),
                label(counter, "label"),
                label(counter, "reason"),
                Math.round(counter.count()));
    }

    private static String label(Counter counter, String name) {
        String value = counter.getId().getTag(name);
        return value == null ? "" : value;
    }

    private AnswerCount plus(AnswerCount other) {
        return new AnswerCount(topic, scorer, label, reason, count + other.count);
    }
}
