package dev.undertone.config;

import java.util.List;

/** Settings are wrong: every fault at once, each with its key, value and rule. */
public final class SettingsException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient List<String> faults;

    public SettingsException(List<String> faults) {
        super(String.join(System.lineSeparator(), faults));
        this.faults = List.copyOf(faults);
    }

    public List<String> faults() {
        return faults;
    }
}
