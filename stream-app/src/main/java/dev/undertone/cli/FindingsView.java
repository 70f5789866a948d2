package dev.undertone.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.undertone.doctor.Doctor;
import dev.undertone.doctor.Finding;
import dev.undertone.doctor.Verdict;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** What the doctor found, as lines for people or as objects. */
final class FindingsView {
    private static final String MARGIN = " ".repeat(23);

    private final Terminal terminal;
    private final boolean json;

    FindingsView(Terminal terminal, boolean json) {
        this.terminal = terminal;
        this.json = json;
    }

    void show(List<Finding> findings) throws IOException {
        for (Finding finding : findings) {
            if (json) {
                terminal.out().line(object(finding));
            } else {
                print(finding);
            }
        }
        if (!json) {
            terminal.out().line(summary(findings));
        }
        terminal.out().flush();
    }

    private void print(Finding finding) throws IOException {
        // What fails stands out without colour.
        String verdict = finding.verdict() == Verdict.FAILED
                ? "FAILED"
                : finding.verdict().toString();
        terminal.out().line(String.format(Locale.ROOT, "%-8s %-13s %s", verdict, finding.check(), finding.found()));
        if (!finding.mend().isEmpty()) {
            // A command of its own line can be copied.
            terminal.out().line(MARGIN + "mend: " + finding.mend());
        }
    }

    private static String summary(List<Finding> findings) {
        long failed = findings.stream()
                .filter(finding -> finding.verdict() == Verdict.FAILED)
                .count();
        return Doctor.isReady(findings)
                ? "`undertone run` would work."
                : "`undertone run` would not work; failed: " + failed + ".";
    }

    private static String object(Finding finding) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("check", finding.check())
                .put("verdict", finding.verdict().toString())
                .put("found", finding.found())
                .put("mend", finding.mend())
                .toString();
    }
}
