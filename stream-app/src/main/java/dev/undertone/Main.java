package dev.undertone;

import dev.undertone.cli.Commands;
import dev.undertone.cli.Terminal;
import picocli.CommandLine;

/** {@code undertone} at the terminal. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** All commands of this module; whoever has more adds them with {@link CommandLine#addSubcommand}. */
    public static CommandLine commandLine() {
        return Commands.of(Terminal.ofProcess());
    }
}
