package dev.undertone.cli;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Texts given as arguments; a line break within one does not end it. */
final class ArgumentLines implements LineSource {
    private final List<String> arguments;
    private int next;

    ArgumentLines(List<String> arguments) {
        this.arguments = List.copyOf(arguments);
    }

    @Override
    public @Nullable Line next() {
        if (next == arguments.size()) {
            return null;
        }
        byte[] bytes = arguments.get(next).getBytes(StandardCharsets.UTF_8);
        return new Line(++next, bytes, null);
    }

    @Override
    public boolean ready() {
        return next < arguments.size();
    }
}
