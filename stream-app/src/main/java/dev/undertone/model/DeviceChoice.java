package dev.undertone.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a model shall run.
 *
 * @param number of the CUDA device, 0 for the first; of no meaning on the CPU
 */
public record DeviceChoice(Kind kind, int number) {
    private static final Pattern CUDA = Pattern.compile("cuda(?::(\\d{1,3}))?");

    /** Kinds of choices. */
    public enum Kind {
        /** The first GPU, if one serves; else the CPU. */
        AUTO,
        CPU,
        CUDA
    }

    public static final DeviceChoice CPU = new DeviceChoice(Kind.CPU, 0);

    /** Reads {@code auto}, {@code cpu}, {@code cuda} or {@code cuda:n}; anything else is an {@code IllegalArgumentException}. */
    public static DeviceChoice parse(String text) {
        Matcher cuda = CUDA.matcher(text);
        if (cuda.matches()) {
            return new DeviceChoice(Kind.CUDA, cuda.group(1) == null ? 0 : Integer.parseInt(cuda.group(1)));
        }
        return switch (text) {
            case "auto" -> new DeviceChoice(Kind.AUTO, 0);
            case "cpu" -> CPU;
            default -> throw new IllegalArgumentException("no device: " + text);
        };
    }

    @Override
    public String toString() {
        return switch (kind) {
            case AUTO -> "auto";
            case CPU -> "cpu";
            case CUDA -> "cuda:" + number;
        };
    }
}
