package dev.undertone.cli;

import dev.undertone.config.NearestKey;
import java.io.PrintWriter;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** A wrong call: what is wrong with it, what may have been meant, where the help is. */
final class WrongUsage implements IParameterExceptionHandler {
    @Override
    public int handleParseException(ParameterException wrong, String[] arguments) {
        CommandLine command = wrong.getCommandLine();
        PrintWriter err = command.getErr();
        boolean group = !command.getSubcommands().isEmpty();
        if (wrong instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            err.println("undertone: " + unknown(unmatched, group));
        } else if (group && wrong.getArgSpec() == null) {
            // A group of commands without one of them.
            command.usage(err);
            return ExitCode.USAGE;
        } else {
            err.println("undertone: " + wrong.getMessage());
        }
        err.println(pointer(command));
        err.flush();
        return ExitCode.USAGE;
    }

    /** Where the help of a command is. */
    static String pointer(CommandLine command) {
        return "see `" + command.getCommandSpec().qualifiedName() + " --help`";
    }

    private static String unknown(UnmatchedArgumentException unmatched, boolean group) {
        CommandLine command = unmatched.getCommandLine();
        String typed = unmatched.getUnmatched().get(0);
        boolean option = typed.startsWith("-");
        Set<String> names = option
                ? command.getCommandSpec().optionsMap().keySet()
                : command.getSubcommands().keySet();
        String name = option ? typed.replaceFirst("=.*", "") : typed;
        String kind = option ? "option" : group ? "command" : "argument";
        return "no such " + kind + ": " + typed
                + NearestKey.of(name, names)
                        .map(near -> "; did you mean " + near + "?")
                        .orElse("");
    }
}
