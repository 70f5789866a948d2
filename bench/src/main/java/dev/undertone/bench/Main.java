package dev.undertone.bench;

import picocli.CommandLine;

/** {@code undertone bench} beside all other commands. The launcher comes here for that command alone. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        CommandLine commandLine = commandLine();
        int exitCode = commandLine.execute(arguments);
        commandLine.getOut().flush();
        System.exit(exitCode);
    }

    static CommandLine commandLine() {
        CommandLine undertone = dev.undertone.Main.commandLine();
        // What was set before a command is added is not the command's; so it is set again.
        return undertone
                .addSubcommand(new CommandLine(new BenchCommand())
                        .addSubcommand(new EfficiencyCommand())
                        .addSubcommand(new GrowthCommand())
                        .addSubcommand(new SoakCommand()))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(undertone.getOut())
                .setErr(undertone.getErr())
                .setParameterExceptionHandler(undertone.getParameterExceptionHandler())
                .setExecutionExceptionHandler(undertone.getExecutionExceptionHandler());
    }
}
