package dev.undertone.cli;

import picocli.CommandLine.Command;

/** {@code undertone topics}: a group of commands. */
@Command(
        name = "topics",
        description = "Makes Undertone's topics.",
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n")
final class TopicsCommand {}
