package dev.undertone.cli;

import picocli.CommandLine;

/** Every command, wired by hand. */
public final class Commands {
    private Commands() {}

    /** The command line over a terminal. */
    public static CommandLine of(Terminal terminal) {
        RootCommand root = new RootCommand();
        CommandLine commands = new CommandLine(root)
                .addSubcommand("run", new RunCommand(terminal))
                .addSubcommand(
                        "topics",
                        new CommandLine(new TopicsCommand()).addSubcommand("create", new TopicsCreateCommand(terminal)))
                .addSubcommand("produce", new ProduceCommand(terminal))
                .addSubcommand("tail", new TailCommand(terminal))
                .addSubcommand("score", new ScoreCommand(terminal))
                .addSubcommand("evaluate", new EvaluateCommand(terminal))
                .addSubcommand(
                        "models",
                        new CommandLine(new ModelsCommand())
                                .addSubcommand("list", new ModelsListCommand(terminal))
                                .addSubcommand("inspect", new ModelsInspectCommand(terminal))
                                .addSubcommand("pull", new ModelsPullCommand(terminal)))
                .addSubcommand("doctor", new DoctorCommand(terminal))
                .addSubcommand("config", new ConfigCommand(terminal))
                .addSubcommand("completion", new CompletionCommand(terminal));
        explain(commands);
        commands.addSubcommand("help", new CommandLine.HelpCommand());
        return commands.setOut(terminal.out().writer())
                .setErr(terminal.err())
                // A text may begin with @, as tweets do; it is no file of arguments.
                .setExpandAtFiles(false)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(new Failures(terminal, root))
                .setParameterExceptionHandler(new WrongUsage());
    }

    /** Gives a command and those below it the option {@code --help}, and the help some air. */
    private static void explain(CommandLine command) {
        command.addMixin("help", new HelpOption());
        command.getCommandSpec()
                .usageMessage()
                .descriptionHeading("%n")
                .parameterListHeading("%n")
                .optionListHeading("%n");
        command.getSubcommands().values().forEach(Commands::explain);
    }
}
