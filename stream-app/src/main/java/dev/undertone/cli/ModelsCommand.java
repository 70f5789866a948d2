package dev.undertone.cli;

import picocli.CommandLine.Command;

/** {@code undertone models}: a group of commands. */
@Command(
        name = "models",
        description = "Lists, inspects and fetches models.",
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n")
final class ModelsCommand {}
