package dev.undertone.cli;

import dev.undertone.config.SettingsException;
import dev.undertone.hub.HubException;
import dev.undertone.model.ModelException;
import dev.undertone.registry.RegistryException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.InterruptException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns whatever a command throws into one clear message and an exit code; a trace only when asked for. */
final class Failures implements IExecutionExceptionHandler {
    private final Terminal terminal;
    private final RootCommand root;

    Failures(Terminal terminal, RootCommand root) {
        this.terminal = terminal;
        this.root = root;
    }

    @Override
    public int handleExecutionException(Exception thrown, CommandLine command, ParseResult parsed) {
        Throwable failure = unwrapped(thrown);
        if (failure instanceof ClosedPipeException) {
            return ExitCode.OK;
        }
        int code = code(failure);
        terminal.say("undertone: " + message(failure));
        if (code == ExitCode.USAGE && failure instanceof CommandException) {
            terminal.say(WrongUsage.pointer(command));
        }
        if (root.debug() || terminal.environment().containsKey("UNDERTONE_DEBUG")) {
            thrown.printStackTrace(terminal.err());
            terminal.err().flush();
        }
        return code;
    }

    private static Throwable unwrapped(Throwable thrown) {
        Throwable failure = thrown;
        while ((failure instanceof ExecutionException || failure instanceof UncheckedIOException)
                && failure.getCause() != null) {
            failure = failure.getCause();
        }
        return failure;
    }

    private static int code(Throwable failure) {
        if (failure instanceof CommandException command) {
            return command.exitCode();
        }
        if (failure instanceof SettingsException || failure instanceof ConfigException) {
            return ExitCode.USAGE;
        }
        return failure instanceof ModelException || failure instanceof RegistryException
                ? ExitCode.NOT_READY
                : ExitCode.FAILED;
    }

    private static String message(Throwable failure) {
        if (failure instanceof SettingsException settings) {
            String all = String.join(System.lineSeparator() + "  ", settings.faults());
            return "wrong settings; nothing was started" + System.lineSeparator() + "  " + all;
        }
        if (failure instanceof CommandException
                || failure instanceof UnreachableException
                || failure instanceof ModelException
                || failure instanceof HubException
                || failure instanceof RegistryException) {
            return String.valueOf(failure.getMessage());
        }
        if (failure instanceof ConfigException) {
            return "wrong settings for Kafka: " + failure.getMessage();
        }
        if (failure instanceof InterruptedException || failure instanceof InterruptException) {
            return "interrupted";
        }
        if (failure instanceof IOException io) {
            return ofFile(io);
        }
        return "failed unexpectedly: " + failure + "; --debug shows where";
    }

    private static String ofFile(IOException failure) {
        if (failure instanceof NoSuchFileException missing) {
            return missing.getFile() + ": no such file";
        }
        if (failure instanceof AccessDeniedException denied) {
            return denied.getFile() + ": no permission";
        }
        if (failure instanceof FileSystemException file && file.getReason() != null) {
            return file.getFile() + ": " + file.getReason();
        }
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }
}
