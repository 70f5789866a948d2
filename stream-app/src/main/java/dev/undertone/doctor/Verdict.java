package dev.undertone.doctor;

import java.util.Locale;

/** What a finding means for {@code undertone run}. */
public enum Verdict {
    /** As it should be. */
    OK,
    /** It runs, and something may go wrong later or could not be seen. */
    WARNING,
    /** It would not run. */
    FAILED,
    /** Not looked at, because something before it failed. */
    SKIPPED;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
