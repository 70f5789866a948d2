package dev.undertone.delivery;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The delivery drills that take minutes, as commands; see {@code bin/drill}. */
@Command(
        name = "drill",
        mixinStandardHelpOptions = true,
        subcommands = {
            ChaosRun.class,
            HangRun.class,
            OverloadRun.class,
            CallersRun.class,
            ScaleRun.class,
            ArchiveRun.class
        })
public final class Drills {
    private Drills() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Drills()).execute(arguments));
    }
}
