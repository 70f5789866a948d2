package dev.undertone.quickstart;

import dev.undertone.schemas.DimensionKind;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** Rows of the live view about closed windows: the last of each source and language, and the most negative subject. */
final class WindowRows {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final int MAX_WINDOWS = 4;
    private static final int MAX_SUBJECTS = 100;
    private static final int NAME = 12;
    // On a usual terminal the texts need the room more.
    private static final int ROWS_FOR_SUBJECT = 26;

    private final ZoneId zone;
    private final int columns;
    private final int rows;

    /** @param zone of the times shown */
    WindowRows(ZoneId zone, int columns, int rows) {
        this.zone = zone;
        this.columns = columns;
        this.rows = rows;
    }

    /** As many lines whether windows have closed or not, so that nothing moves. */
    List<Line> lines(Ledger ledger) {
        List<Line> lines = new ArrayList<>();
        List<ClosedWindow> shown = newest(ledger, window -> window.kind() != DimensionKind.SUBJECT, MAX_WINDOWS);
        shown.forEach(window -> lines.add(window(window)));
        for (int missing = shown.size(); missing < MAX_WINDOWS; missing++) {
            lines.add(new Line().add(Style.DIM, missing == 0 ? " the first one closes soon" : ""));
        }
        if (rows >= ROWS_FOR_SUBJECT) {
            lines.add(mostNegativeSubject(ledger));
        }
        return lines;
    }

    private static List<ClosedWindow> newest(Ledger ledger, Predicate<ClosedWindow> wanted, int max) {
        return ledger.lastClosed().stream()
                .filter(wanted)
                .sorted(Comparator.comparing(ClosedWindow::end)
                        .reversed()
                        .thenComparing(ClosedWindow::kind)
                        .thenComparing(ClosedWindow::inputs, Comparator.reverseOrder()))
                .limit(max)
                .toList();
    }

    private Line mostNegativeSubject(Ledger ledger) {
        List<ClosedWindow> subjects = newest(ledger, window -> window.kind() == DimensionKind.SUBJECT, MAX_SUBJECTS);
        return subjects.stream()
                .filter(window -> window.end().equals(subjects.get(0).end()))
                .max(Comparator.comparing(ClosedWindow::negative))
                .map(this::window)
                .orElseGet(Line::new);
    }

    private Line window(ClosedWindow window) {
        int barColumns = Math.max(10, columns - 48);
        long judged = Math.max(1, window.negative() + window.neutral() + window.positive());
        int negative = (int) Math.round((double) barColumns * window.negative() / judged);
        int positive = (int) Math.round((double) barColumns * window.positive() / judged);
        int neutral = Math.max(0, barColumns - negative - positive);
        return new Line()
                .add(" " + TIME.format(window.start().atZone(zone)))
                .to(NAME)
                .add(Style.DIM, preposition(window.kind()))
                .add(Columns.cut(Columns.clean(window.value()), 14))
                .to(NAME + 15)
                .add(String.format(Locale.ROOT, "%5d  ", window.inputs()))
                // Each label has a sign of its own, for eyes and terminals without colour.
                .add(Style.RED, "-".repeat(negative))
                .add(Style.DIM, "\u00B7".repeat(neutral))
                .add(Style.GREEN, "+".repeat(positive))
                .to(NAME + 22 + barColumns)
                .add(window.polarity() == null ? "" : String.format(Locale.ROOT, "%+13.2f", window.polarity()))
                .add(window.late() == 0 ? "" : "  late " + window.late());
    }

    private static String preposition(DimensionKind kind) {
        return switch (kind) {
            case LANGUAGE -> "in ";
            case SUBJECT -> "on ";
            case SOURCE, UNKNOWN -> "";
        };
    }
}
