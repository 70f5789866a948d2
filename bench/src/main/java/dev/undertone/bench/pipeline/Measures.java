package dev.undertone.bench.pipeline;

import dev.undertone.bench.report.Spread;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The numbers of all rounds by name, and the cells that gave none. Threads: one. */
public final class Measures {
    private final Map<String, List<Double>> rounds = new LinkedHashMap<>();
    private final Set<String> leftOut = new LinkedHashSet<>();

    void add(String name, double value) {
        rounds.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
    }

    /** One cell gave no figure, and why. */
    void leaveOut(RefusedCellException refused) {
        leftOut.add(String.valueOf(refused.getMessage()));
    }

    /** The median of the rounds so far; null when there was none. */
    @Nullable
    Double median(String name) {
        List<Double> found = rounds.get(name);
        return found == null ? null : new Spread(found).median();
    }

    /** In the order in which they were measured first. */
    public Map<String, Spread> spreads() {
        Map<String, Spread> spreads = new LinkedHashMap<>();
        rounds.forEach((name, values) -> spreads.put(name, new Spread(values)));
        return spreads;
    }

    /** {@code settings}, and with them what was left out, if anything was. */
    public Map<String, String> describe(Map<String, String> settings) {
        Map<String, String> all = new LinkedHashMap<>(settings);
        if (!leftOut.isEmpty()) {
            all.put("left out", String.join("; ", leftOut));
        }
        return all;
    }
}
