package dev.undertone.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;

/** One call of the command line, as a shell would see it. */
record CommandRun(int code, String out, String err) {
    static CommandRun of(String... arguments) {
        return withInput(new byte[0], arguments);
    }

    static CommandRun withInput(String input, String... arguments) {
        return withInput(input.getBytes(UTF_8), arguments);
    }

    static CommandRun withInput(byte[] input, String... arguments) {
        return of(input, false, arguments);
    }

    /** As if a person typed the input. */
    static CommandRun typed(String input, String... arguments) {
        return of(input.getBytes(UTF_8), true, arguments);
    }

    private static CommandRun of(byte[] input, boolean typed, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(
                new ByteArrayInputStream(input),
                new LineOutput(out),
                new PrintWriter(err, true, UTF_8),
                typed,
                false,
                false,
                Map.of());
        int code = Commands.of(terminal).execute(arguments);
        return new CommandRun(code, out.toString(UTF_8), err.toString(UTF_8));
    }

    List<String> lines() {
        return out.lines().toList();
    }
}
