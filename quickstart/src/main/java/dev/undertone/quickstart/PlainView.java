package dev.undertone.quickstart;

import dev.undertone.schemas.DimensionKind;
import dev.undertone.schemas.Label;
import dev.undertone.schemas.ScorerType;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Lines for pipes and logs: the state every two seconds, some of the newest texts, each closed window of a source. */
final class PlainView implements View {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final long STATUS_MILLIS = 2000;
    private static final int TEXTS = 2;
    private static final int TEXT_COLUMNS = 100;

    private final PrintWriter out;
    private final Scene scene;
    private final Map<String, ClosedWindow> printed = new HashMap<>();
    private String lastNews = "";
    private long nextMillis;

    PlainView(PrintWriter out, Scene scene) {
        this.out = out;
        this.scene = scene;
        if (!scene.page().isEmpty()) {
            out.println("Live page: " + scene.page());
        }
        out.println("From another terminal:");
        scene.commands().forEach(command -> out.println("  " + command));
        out.println("Ctrl-C ends it.");
    }

    @Override
    public void show(Ledger ledger, String news, Duration elapsed, long nowMillis) {
        String clock = "[" + Screen.clock(elapsed) + "] ";
        if (!news.equals(lastNews)) {
            lastNews = news;
            out.println(clock + (news.isEmpty() ? "all well again, the model answers" : news));
        }
        for (ClosedWindow window : ledger.lastClosed()) {
            if (window.kind() == DimensionKind.SOURCE && !window.equals(printed.put(window.value(), window))) {
                out.println(clock + window(window));
            }
        }
        if (nowMillis >= nextMillis) {
            nextMillis = nowMillis + STATUS_MILLIS;
            out.println(clock + status(ledger, nowMillis));
            ledger.newest(TEXTS).forEach(answer -> out.println(clock + text(answer)));
        }
    }

    @Override
    public void close() {
        out.flush();
    }

    private static String status(Ledger ledger, long nowMillis) {
        long model = ledger.answeredBy(ScorerType.MODEL);
        long vader = ledger.answeredBy(ScorerType.VADER);
        return String.format(
                Locale.ROOT,
                "fed %d (%.1f/s), answered %d (%.1f/s): model %d, VADER %d, pending %d, dead letters %d;"
                        + " negative %d, neutral %d, positive %d; latency %s",
                ledger.fed(),
                ledger.fedPerSecond(nowMillis),
                ledger.answered() + ledger.deadLettered(),
                ledger.answeredPerSecond(nowMillis),
                model,
                vader,
                ledger.answered() - model - vader,
                ledger.deadLettered(),
                ledger.labelled(Label.NEGATIVE),
                ledger.labelled(Label.NEUTRAL),
                ledger.labelled(Label.POSITIVE),
                ledger.untilAnswer());
    }

    private String window(ClosedWindow window) {
        return String.format(
                        Locale.ROOT,
                        "window %s %s to %s: %d texts, negative %d, neutral %d, positive %d",
                        window.value(),
                        TIME.format(window.start().atZone(scene.zone())),
                        TIME.format(window.end().atZone(scene.zone())),
                        window.inputs(),
                        window.negative(),
                        window.neutral(),
                        window.positive())
                + (window.polarity() == null ? "" : String.format(Locale.ROOT, ", polarity %+.2f", window.polarity()))
                + (window.late() == 0 ? "" : ", late " + window.late());
    }

    private static String text(ScoredAnswer answer) {
        Label label = answer.label();
        String text = answer.text() == null ? "(answers do not carry the text)" : Columns.clean(answer.text());
        return (label == null ? "pending" : label.name().toLowerCase(Locale.ROOT)) + " " + answer.lang() + ": "
                + Columns.cut(text, TEXT_COLUMNS);
    }
}
