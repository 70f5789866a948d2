package dev.undertone.quickstart;

import picocli.CommandLine;

/** The command line with everything: the application's commands, and {@code quickstart}, which production leaves out. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        CommandLine commandLine = commandLine();
        int exitCode = commandLine.execute(args);
        commandLine.getOut().flush();
        System.exit(exitCode);
    }

    static CommandLine commandLine() {
        CommandLine undertone = dev.undertone.Main.commandLine();
        // What was set before a command is added is not the command's; so it is set again.
        return undertone
                .addSubcommand(new QuickstartCommand())
                .setOut(undertone.getOut())
                .setErr(undertone.getErr())
                .setParameterExceptionHandler(undertone.getParameterExceptionHandler())
                .setExecutionExceptionHandler(undertone.getExecutionExceptionHandler());
    }
}
