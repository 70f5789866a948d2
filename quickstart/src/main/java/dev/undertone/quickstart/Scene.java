package dev.undertone.quickstart;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/**
 * What the view says besides the books.
 *
 * @param model what answers, in words
 * @param page address of the live page; empty without one
 * @param zone of the windows' times
 */
record Scene(String model, String bootstrapServers, String page, Duration windowSize, ZoneId zone) {
    private static final String COMMAND = System.getProperty("undertone.command", "undertone");
    private static final String DEFAULT_ADDRESS = "localhost:9092";

    /** What to type elsewhere to take part; each ends or shows something by itself. */
    List<String> commands() {
        return List.of(
                command("tail sentiment.scored"),
                command("tail sentiment.windows"),
                "echo love it | " + command("produce -t tweets.raw --format text"));
    }

    private String command(String arguments) {
        String address = bootstrapServers.equals(DEFAULT_ADDRESS) ? "" : " -b " + bootstrapServers;
        return COMMAND + " " + arguments + address;
    }
}
