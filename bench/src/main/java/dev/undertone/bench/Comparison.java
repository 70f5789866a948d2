package dev.undertone.bench;

import dev.undertone.bench.report.ResultFile;
import dev.undertone.bench.report.Spread;
import dev.undertone.bench.report.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Two results side by side. A change counts only where the rounds of the one lie all beyond those of the other. */
final class Comparison {
    private Comparison() {}

    static List<String> lines(ResultFile before, ResultFile after) {
        List<String> lines = new ArrayList<>();
        for (Map.Entry<String, String> fact : before.machine().entrySet()) {
            String now = after.machine().getOrDefault(fact.getKey(), "");
            lines.add(fact.getKey() + ": " + (now.equals(fact.getValue()) ? now : fact.getValue() + " -> " + now));
        }
        before.settings().forEach((name, value) -> {
            String now = after.settings().getOrDefault(name, "");
            if (!now.equals(value)) {
                lines.add("not the same " + name + ": " + value + " -> " + now);
            }
        });
        lines.add("");
        Table table = new Table("measure", "before", "after", "after/before", "rounds");
        before.measures().forEach((name, was) -> {
            Spread now = after.measures().get(name);
            if (now != null) {
                table.row(
                        name,
                        ResultTable.number(was.median()),
                        ResultTable.number(now.median()),
                        was.median() == 0 ? "-" : ResultTable.number(now.median() / was.median()),
                        verdict(was, now));
            }
        });
        lines.addAll(table.lines());
        return lines;
    }

    static String verdict(Spread was, Spread now) {
        return now.min() > was.max() ? "apart, more" : now.max() < was.min() ? "apart, less" : "overlap";
    }
}
