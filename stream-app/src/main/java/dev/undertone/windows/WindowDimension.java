package dev.undertone.windows;

import dev.undertone.schemas.DimensionKind;
import java.util.Locale;

/** What is counted together: {@code source:tweets}, {@code language:ar}, {@code subject:billing}. */
public record WindowDimension(DimensionKind kind, String value) implements Comparable<WindowDimension> {
    /** The dimension that {@link #toString} wrote. */
    public static WindowDimension parse(String written) {
        int colon = written.indexOf(':');
        return new WindowDimension(
                DimensionKind.valueOf(written.substring(0, colon).toUpperCase(Locale.ROOT)),
                written.substring(colon + 1));
    }

    @Override
    public int compareTo(WindowDimension other) {
        int byKind = kind.compareTo(other.kind);
        return byKind != 0 ? byKind : value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return kind.name().toLowerCase(Locale.ROOT) + ":" + value;
    }
}
