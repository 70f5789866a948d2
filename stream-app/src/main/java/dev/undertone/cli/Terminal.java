package dev.undertone.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What a command has around it. Results go to {@code out}, everything said to people to {@code err}.
 *
 * @param inputWatched whether standard input is typed by a person
 * @param outputWatched whether standard output is a screen
 * @param errorsWatched whether standard error is a screen that can be redrawn
 * @param environment the process's environment
 */
public record Terminal(
        InputStream in,
        LineOutput out,
        PrintWriter err,
        boolean inputWatched,
        boolean outputWatched,
        boolean errorsWatched,
        Map<String, String> environment) {
    public Terminal {
        environment = Map.copyOf(environment);
    }

    /** The process's own. Java cannot tell a screen from a file; the launcher can, and says so in system properties. */
    public static Terminal ofProcess() {
        return new Terminal(
                new FileInputStream(FileDescriptor.in),
                new LineOutput(new FileOutputStream(FileDescriptor.out)),
                new PrintWriter(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                Boolean.getBoolean("undertone.tty.in"),
                Boolean.getBoolean("undertone.tty.out"),
                Boolean.getBoolean("undertone.tty"),
                System.getenv());
    }

    /** Says a line to people. */
    public void say(String line) {
        err.println(line);
        err.flush();
    }
}
