package dev.undertone.quickstart;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the output is shown on, as the launcher and the environment tell.
 *
 * @param live whether it is a terminal whose cursor can be moved
 */
record Terminal(boolean live, int columns, int rows, boolean colour) {
    private static final int USUAL_COLUMNS = 80;
    private static final int USUAL_ROWS = 24;
    private static final int LEAST = 10;

    /**
     * This process's. Java 17 cannot see what its output is, so the launcher says so in {@code undertone.tty.out}, or
     * in {@code undertone.tty} for all streams alike.
     */
    static Terminal detect() {
        String tty = System.getProperty("undertone.tty.out", System.getProperty("undertone.tty", "false"));
        return of(Boolean.parseBoolean(tty), System.getenv());
    }

    static Terminal of(boolean tty, Map<String, String> environment) {
        return new Terminal(
                tty && !environment.getOrDefault("TERM", "").equals("dumb"),
                size(environment.get("COLUMNS"), USUAL_COLUMNS),
                size(environment.get("LINES"), USUAL_ROWS),
                environment.getOrDefault("NO_COLOR", "").isEmpty());
    }

    private static int size(@Nullable String given, int usual) {
        try {
            int size = given == null ? 0 : Integer.parseInt(given.strip());
            return size >= LEAST ? size : usual;
        } catch (NumberFormatException e) {
            return usual;
        }
    }
}
