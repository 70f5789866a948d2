package dev.undertone.quickstart;

import java.time.Duration;
import java.time.ZoneId;

/**
 * What the view says besides the books.
 *
 * @param model what answers, in words
 * @param zone of the windows' times
 */
record Scene(String model, String bootstrapServers, Duration windowSize, ZoneId zone) {
    private static final String COMMAND = System.getProperty("undertone.command", "undertone");

    /** What to type elsewhere to take part. */
    String command(String arguments) {
        return COMMAND + " " + arguments + " --bootstrap-servers " + bootstrapServers;
    }
}
