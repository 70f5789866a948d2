package dev.undertone.bench.pipeline;

import dev.undertone.config.DurationText;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A model, and the deadline it needs.
 *
 * @param model its directory
 */
public record Workload(Path model, Duration deadline) {
    private static final Duration USUAL = Duration.ofMillis(250);

    /** Reads {@code DIR} or {@code DIR@DEADLINE}. */
    public static Workload parse(String text) {
        int at = text.lastIndexOf('@');
        return at < 0
                ? new Workload(Path.of(text), USUAL)
                : new Workload(Path.of(text.substring(0, at)), DurationText.parse(text.substring(at + 1)));
    }

    public String name() {
        return String.valueOf(model.toAbsolutePath().normalize().getFileName());
    }
}
