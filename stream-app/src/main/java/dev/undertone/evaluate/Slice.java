package dev.undertone.evaluate;

import java.util.List;

/**
 * A set of examples, all or those of one language, and how everybody did on it.
 *
 * @param name {@link #OVERALL}, or the language
 * @param reports in the contestants' order
 * @param ranking the best first
 */
public record Slice(String name, List<Report> reports, List<Standing> ranking) {
    public static final String OVERALL = "overall";

    public Slice {
        reports = List.copyOf(reports);
        ranking = List.copyOf(ranking);
    }

    /** Examples in it. */
    public long texts() {
        return reports.get(0).texts();
    }
}
