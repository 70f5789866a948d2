package dev.undertone.quickstart;

import dev.undertone.config.DurationText;
import dev.undertone.schemas.Label;
import dev.undertone.schemas.ScorerType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lays out the live view. A pure function of the books, so that a test can read the screen. */
final class Screen {
    private static final int LEAST_TEXTS = 3;
    private static final int MOST_TEXTS = 12;
    private static final int NAME = 12;

    private final Scene scene;
    private final int columns;
    private final int rows;

    Screen(Scene scene, int columns, int rows) {
        this.scene = scene;
        this.columns = columns;
        this.rows = rows;
    }

    /** The screen from top to bottom; lines may be wider than it. */
    List<Line> lines(Ledger ledger, String news, Duration elapsed, long nowMillis) {
        List<Line> head = new ArrayList<>();
        head.add(title(elapsed));
        head.addAll(counts(ledger, nowMillis));
        for (Label label : new Label[] {Label.NEGATIVE, Label.NEUTRAL, Label.POSITIVE}) {
            head.add(share(ledger, label));
        }
        head.addAll(scorers(ledger));
        if (!news.isEmpty()) {
            head.add(new Line().add(Style.DIM, " now").to(NAME).add(Style.RED, news));
        }
        List<Line> foot = new ArrayList<>();
        foot.add(rule("last closed windows of " + DurationText.format(scene.windowSize()), "polarity"));
        foot.addAll(new WindowRows(scene.zone(), columns, rows).lines(ledger));
        foot.addAll(attach());

        int texts = Math.min(MOST_TEXTS, Math.max(LEAST_TEXTS, rows - head.size() - foot.size() - 1));
        List<Line> all = new ArrayList<>(head);
        all.add(rule("newest", ""));
        List<ScoredAnswer> newest = ledger.newest(texts);
        newest.forEach(answer -> all.add(text(answer)));
        // Sections below stay where they are while the first texts come in.
        for (int missing = newest.size(); missing < texts; missing++) {
            all.add(new Line());
        }
        all.addAll(foot);
        return all.subList(0, Math.min(rows, all.size()));
    }

    private Line title(Duration elapsed) {
        String clock = clock(elapsed);
        return new Line()
                .add(Style.BOLD, " Undertone quickstart")
                .add(Style.DIM, "   " + scene.model() + ", broker at " + scene.bootstrapServers())
                .to(columns - clock.length() - 1)
                .add(clock);
    }

    private static List<Line> counts(Ledger ledger, long nowMillis) {
        return List.of(
                new Line()
                        .add(Style.DIM, " fed")
                        .to(NAME)
                        .add(String.format(Locale.ROOT, "%d, %.1f/s", ledger.fed(), ledger.fedPerSecond(nowMillis)))
                        .to(NAME + 25)
                        .add(Style.DIM, "answered  ")
                        .add(String.format(
                                Locale.ROOT,
                                "%d, %.1f/s",
                                ledger.answered() + ledger.deadLettered(),
                                ledger.answeredPerSecond(nowMillis))),
                new Line()
                        .add(Style.DIM, " latency")
                        .to(NAME)
                        .add(ledger.untilAnswer().toString())
                        .to(NAME + 25)
                        .add(Style.DIM, "readable  ")
                        .add(ledger.untilReadable().toString()));
    }

    private Line share(Ledger ledger, Label label) {
        long judged = 0;
        for (Label each : Label.values()) {
            judged += ledger.labelled(each);
        }
        long count = ledger.labelled(label);
        String name = label.name().toLowerCase(Locale.ROOT);
        int barColumns = Math.max(10, columns - NAME - 22);
        return new Line()
                .add(Style.DIM, " " + name)
                .to(NAME)
                .add(style(label), Bar.of(judged == 0 ? 0 : (double) count / judged, barColumns))
                .to(NAME + barColumns)
                .add(String.format(Locale.ROOT, "%9d  %8s", count, Summary.percent(count, judged)));
    }

    private static List<Line> scorers(Ledger ledger) {
        long model = ledger.answeredBy(ScorerType.MODEL);
        long vader = ledger.answeredBy(ScorerType.VADER);
        long pending = ledger.answered() - model - vader;
        List<Line> lines = new ArrayList<>();
        lines.add(new Line()
                .add(Style.DIM, " by")
                .to(NAME)
                .add("model " + model + " (" + Summary.percent(model, ledger.answered()) + ")")
                .add("   VADER " + vader)
                .add(pending > 0 ? Style.YELLOW : Style.PLAIN, "   pending " + pending)
                .add(
                        ledger.deadLettered() > 0 ? Style.YELLOW : Style.PLAIN,
                        "   dead letters " + ledger.deadLettered()));
        if (!ledger.byReason().isEmpty()) {
            lines.add(new Line().add(Style.DIM, " fallback").to(NAME).add(Style.YELLOW, Summary.reasons(ledger)));
        }
        return lines;
    }

    private static Line text(ScoredAnswer answer) {
        Label label = answer.label();
        String by = answer.scorer() == ScorerType.MODEL
                ? ""
                : answer.scorer().name().toLowerCase(Locale.ROOT) + ": ";
        return new Line()
                .add(" ")
                .add(
                        label == null ? Style.DIM : style(label),
                        label == null ? "pending" : label.name().toLowerCase(Locale.ROOT))
                .to(NAME)
                .add(Style.DIM, Columns.cut(Columns.clean(answer.lang()), 3))
                .to(NAME + 4)
                .add(Style.DIM, Columns.cut(subject(answer), 9))
                .to(NAME + 15)
                .add(Style.YELLOW, by)
                .add(answer.text() == null ? "(answers do not carry the text)" : Columns.clean(answer.text()));
    }

    private static String subject(ScoredAnswer answer) {
        return answer.subject() == null ? "" : Columns.clean(answer.subject());
    }

    private List<Line> attach() {
        List<Line> lines = new ArrayList<>();
        lines.add(
                rule(scene.page().isEmpty() ? "from another terminal" : "live page " + scene.page(), "Ctrl-C ends it"));
        for (String command : scene.commands()) {
            Columns.folded(command, columns - 1).forEach(part -> lines.add(new Line().add(Style.CYAN, " " + part)));
        }
        return lines;
    }

    private Line rule(String name, String right) {
        Line line = new Line().add(Style.DIM, "\u2500\u2500 ").add(name + " ");
        int end = columns - (right.isEmpty() ? 0 : right.length() + 2);
        line.add(Style.DIM, "\u2500".repeat(Math.max(0, end - line.width())));
        return right.isEmpty() ? line : line.add(" " + right + " ");
    }

    private static Style style(Label label) {
        return switch (label) {
            case NEGATIVE -> Style.RED;
            case NEUTRAL -> Style.DIM;
            case POSITIVE -> Style.GREEN;
        };
    }

    /** {@code 1:02:03} or {@code 02:03}. */
    static String clock(Duration elapsed) {
        String hours = elapsed.toHours() > 0 ? elapsed.toHours() + ":" : "";
        return hours + String.format(Locale.ROOT, "%02d:%02d", elapsed.toMinutesPart(), elapsed.toSecondsPart());
    }
}
