package dev.undertone.config;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a duration is written, in settings and on the command line alike: {@code 250ms}, {@code 60s}, {@code 5m}. */
public final class DurationText {
    /** What a message says of the form. */
    public static final String FORM = "a duration like 250ms, 60s, 5m, 1h or 7d, at most 36500d";

    /** A century, so that no sum of durations overflows, in nanoseconds either. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private static final Pattern DURATION = Pattern.compile("(\\d{1,12})\\s*(ms|s|m|h|d)");

    private DurationText() {}

    /**
     * The duration, zero included.
     *
     * @throws IllegalArgumentException when the text has another form or the duration is too long
     */
    public static Duration parse(String text) {
        Matcher matcher = DURATION.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(text);
        }
        Duration duration = of(Long.parseLong(matcher.group(1)), matcher.group(2));
        if (duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(text);
        }
        return duration;
    }

    /** The other way, for people: {@code 250ms}, {@code 5s}, {@code 1m 30s}, {@code 2h}. */
    public static String format(Duration duration) {
        if (duration.isZero() || duration.toMillisPart() != 0) {
            return duration.toMillis() + "ms";
        }
        String hours = duration.toHours() > 0 ? duration.toHours() + "h " : "";
        String minutes = duration.toMinutesPart() > 0 ? duration.toMinutesPart() + "m " : "";
        String seconds = duration.toSecondsPart() > 0 ? duration.toSecondsPart() + "s" : "";
        return (hours + minutes + seconds).strip();
    }

    private static Duration of(long amount, String unit) {
        return switch (unit) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }
}
