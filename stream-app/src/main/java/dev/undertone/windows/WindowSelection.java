package dev.undertone.windows;

import dev.undertone.schemas.DimensionKind;
import org.jspecify.annotations.Nullable;

/**
 * Which windows somebody wants to see.
 *
 * @param kind null for every kind of dimension
 * @param value null for every value; only with a kind
 * @param fromMillis start of the oldest window
 * @param beforeMillis windows start before this
 * @param limit the newest so many
 */
public record WindowSelection(
        @Nullable DimensionKind kind, @Nullable String value, long fromMillis, long beforeMillis, int limit) {
    private static final String HIGHEST = Character.toString(Character.MAX_CODE_POINT);

    public WindowSelection {
        if (kind == null && value != null) {
            throw new IllegalArgumentException("a value without a kind");
        }
    }

    /** Whether a window is wanted. */
    public boolean includes(WindowKey key) {
        return (kind == null || kind == key.dimension().kind())
                && (value == null || value.equals(key.dimension().value()))
                && key.startMillis() >= fromMillis
                && key.startMillis() < beforeMillis;
    }

    /** A key that no wanted one lies before; null when any may. */
    public @Nullable WindowKey first() {
        return kind == null ? null : new WindowKey(new WindowDimension(kind, value == null ? "" : value), 0);
    }

    /** A key that no wanted one lies behind; null when any may. */
    public @Nullable WindowKey last() {
        return kind == null
                ? null
                : new WindowKey(new WindowDimension(kind, value == null ? HIGHEST : value), Long.MAX_VALUE);
    }
}
