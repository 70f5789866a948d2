package dev.undertone.config;

import java.util.Locale;

/** Where a value comes from; later ones win. */
public enum Origin {
    DEFAULT,
    FILE,
    ENVIRONMENT,
    COMMAND_LINE;

    /** As people read it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
