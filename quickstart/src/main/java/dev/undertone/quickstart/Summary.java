package dev.undertone.quickstart;

import dev.undertone.schemas.Label;
import dev.undertone.schemas.ScorerType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The end of a run: every number, and whether they add up.
 *
 * @param lines to be shown
 * @param faults what does not add up; empty when all does
 */
record Summary(List<String> lines, List<String> faults) {
    private static final int POSITIONS_NAMED = 5;

    Summary {
        lines = List.copyOf(lines);
        faults = List.copyOf(faults);
    }

    /**
     * @param acknowledged records of the feeder that the broker took
     * @param refused records of the feeder that it did not take
     */
    static Summary of(Ledger ledger, long acknowledged, long refused, Duration elapsed) {
        long model = ledger.answeredBy(ScorerType.MODEL);
        long vader = ledger.answeredBy(ScorerType.VADER);
        long pending = ledger.answered() - model - vader;
        long dead = ledger.deadLettered();
        List<String> lines = new ArrayList<>();
        lines.add(row("fed", ledger.fed(), String.format(Locale.ROOT, "in %.1f s", elapsed.toMillis() / 1000.0)));
        lines.add(row("answered by model", model, percent(model, ledger.answered()) + " of the answers"));
        lines.add(row("answered by VADER", vader, ""));
        lines.add(row("pending", pending, ""));
        lines.add(row("dead-lettered", dead, ""));
        for (Label label : Label.values()) {
            long count = ledger.labelled(label);
            lines.add(row(label.name().toLowerCase(Locale.ROOT), count, percent(count, model + vader)));
        }
        if (!ledger.byReason().isEmpty()) {
            lines.add("  fallback: " + reasons(ledger));
        }
        lines.add("  latency to the answer   " + ledger.untilAnswer());
        lines.add("  latency until readable  " + ledger.untilReadable());
        lines.add(row("windows closed", ledger.closedWindows(), ""));
        List<String> faults = faults(ledger, acknowledged, refused);
        String sum = ledger.fed() + " fed = " + model + " model + " + vader + " VADER + " + pending + " pending + "
                + dead + " dead-lettered";
        if (faults.isEmpty()) {
            lines.add("Counts add up: " + sum + ".");
        } else {
            lines.add("Counts do not add up: " + sum.replace(" = ", ", ") + ".");
            faults.forEach(fault -> lines.add("  " + fault));
        }
        return new Summary(lines, faults);
    }

    boolean addsUp() {
        return faults.isEmpty();
    }

    /** {@code 12.5 %}; of nothing it is 0. */
    static String percent(long part, long whole) {
        return String.format(Locale.ROOT, "%.1f %%", whole == 0 ? 0 : 100.0 * part / whole);
    }

    /** {@code deadline in flight 3, breaker open 1}. */
    static String reasons(Ledger ledger) {
        return ledger.byReason().entrySet().stream()
                .map(reason ->
                        reason.getKey().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + reason.getValue())
                .collect(Collectors.joining(", "));
    }

    private static List<String> faults(Ledger ledger, long acknowledged, long refused) {
        Positions positions = ledger.positions();
        List<String> faults = new ArrayList<>();
        if (positions.unanswered() > 0) {
            faults.add("records without an answer: " + positions.unanswered() + ", among them "
                    + positions.firstUnanswered(POSITIONS_NAMED));
        }
        if (positions.unread() > 0) {
            faults.add("answers without a record: " + positions.unread());
        }
        if (positions.repeated() > 0) {
            faults.add("answers that came again: " + positions.repeated());
        }
        if (acknowledged > ledger.fed()) {
            faults.add("records acknowledged but not on the topics: " + (acknowledged - ledger.fed()));
        }
        if (refused > 0) {
            faults.add("records the broker did not take: " + refused);
        }
        return faults;
    }

    private static String row(String name, long count, String remark) {
        return String.format(Locale.ROOT, "  %-18s %8d   %s", name, count, remark)
                .stripTrailing();
    }
}
