package dev.undertone.quickstart;

import java.util.ArrayList;
import java.util.List;

/** One line of the view, made of styled pieces and cut only when it is shown. */
final class Line {
    private final List<Span> spans = new ArrayList<>();
    private int width;

    private record Span(Style style, String text) {}

    Line add(String text) {
        return add(Style.PLAIN, text);
    }

    Line add(Style style, String text) {
        spans.add(new Span(style, text));
        width += Columns.width(text);
        return this;
    }

    /** Fills up with spaces so that the next piece starts at this column, or right here when it is passed. */
    Line to(int column) {
        return add(" ".repeat(Math.max(0, column - width)));
    }

    /** Columns of the whole line. */
    int width() {
        return width;
    }

    /** The line as text of at most {@code columns} columns. */
    String show(int columns, boolean colour) {
        StringBuilder shown = new StringBuilder();
        int room = columns;
        for (Span span : spans) {
            String text = Columns.cut(span.text(), room);
            shown.append(colour ? span.style().apply(text) : text);
            room -= Columns.width(text);
        }
        return shown.toString();
    }
}
