package dev.undertone.cli;

import picocli.CommandLine.Option;

/** {@code --help}, the same in every command. */
final class HelpOption {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    @SuppressWarnings("UnusedVariable") // picocli acts on it.
    private boolean help;
}
