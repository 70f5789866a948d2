package dev.undertone.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Rows in columns as wide as their widest cell, some with a note below. */
final class Table {
    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    Table(List<String> head) {
        rows.add(List.copyOf(head));
    }

    /** Adds a row with as many cells as the head. */
    void row(List<String> cells) {
        rows.add(List.copyOf(cells));
    }

    /** Adds a line below the last row. */
    void note(String text) {
        rows.add(List.of(text));
    }

    List<String> lines() {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int column = 0; row.size() == columns && column < columns; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; row.size() == columns && column < columns; column++) {
                line.append(String.format(Locale.ROOT, "%-" + (widths[column] + GAP.length()) + "s", row.get(column)));
            }
            lines.add(row.size() == columns ? line.toString().stripTrailing() : GAP + row.get(0));
        }
        return lines;
    }
}
