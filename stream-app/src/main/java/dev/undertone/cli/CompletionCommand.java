package dev.undertone.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code undertone completion}: a script that teaches a shell the commands and their options. */
@Command(
        name = "completion",
        description = "Prints a script that completes commands and options in bash or zsh.",
        footer = {
            "",
            "Examples:",
            "  source <(undertone completion bash)",
            "  undertone completion zsh > ~/.undertone-completion   # then source it",
        })
final class CompletionCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "SHELL", description = "bash or zsh.")
    private Shell shell = Shell.BASH;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** What a script is made for. */
    enum Shell {
        BASH,
        ZSH
    }

    CompletionCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        CommandLine root = spec.root().commandLine();
        // zsh runs it after `compinit`, by its emulation of bash's completion, which the script turns on itself.
        for (String line : AutoComplete.bash(root.getCommandName(), root).split("\n", -1)) {
            terminal.out().line(line);
        }
        if (shell == Shell.BASH) {
            // The launcher is often called by its path in the clone.
            terminal.out().line("complete -F _complete_undertone -o default ./undertone");
        }
        terminal.out().flush();
        return ExitCode.OK;
    }
}
