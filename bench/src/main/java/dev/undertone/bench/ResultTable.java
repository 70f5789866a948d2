package dev.undertone.bench;

import dev.undertone.bench.report.ResultFile;
import dev.undertone.bench.report.Table;
import java.util.ArrayList;
import java.util.List;

/** A result for people. */
final class ResultTable {
    private ResultTable() {}

    static List<String> lines(ResultFile result) {
        List<String> lines = new ArrayList<>();
        result.machine().forEach((name, fact) -> lines.add(name + ": " + fact));
        result.settings().forEach((name, value) -> lines.add(name + ": " + value));
        lines.add("");
        Table table = new Table("measure", "median", "smallest", "largest");
        result.measures()
                .forEach((name, spread) ->
                        table.row(name, number(spread.median()), number(spread.min()), number(spread.max())));
        lines.addAll(table.lines());
        return lines;
    }

    /** Three decimals for ratios, none for thousands. */
    static String number(double value) {
        return String.format(Math.abs(value) < 10 ? "%.3f" : Math.abs(value) < 1000 ? "%.1f" : "%,.0f", value);
    }
}
