package dev.undertone.config;

/** Where a value comes from; later ones win. */
public enum Origin {
    DEFAULT,
    FILE,
    ENVIRONMENT,
    COMMAND_LINE
}
