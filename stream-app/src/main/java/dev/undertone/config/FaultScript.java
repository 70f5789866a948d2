package dev.undertone.config;

import dev.undertone.engine.FaultInjection.Fault;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A fault to inject after the start: {@code hang:5s@10s} hangs for five seconds, ten seconds from now.
 *
 * @param after from the start
 */
public record FaultScript(Fault fault, Duration length, Duration after) {
    private static final Pattern FORM = Pattern.compile("([a-z]+):([^@]+)@(.+)");

    /** The script in such a text; an {@link IllegalArgumentException} when it is none. */
    public static FaultScript parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(text);
        }
        return new FaultScript(
                Fault.valueOf(matcher.group(1).toUpperCase(Locale.ROOT)),
                Rules.duration(matcher.group(2)),
                Rules.duration(matcher.group(3)));
    }
}
