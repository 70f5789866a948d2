package dev.undertone.cli;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** A file given on the command line, or standard input for {@code -}; unpacked when its name ends in {@code .gz}. */
final class InputFile implements Closeable {
    static final String STANDARD_INPUT = "-";

    private final String name;
    private final long size;
    private final boolean typed;
    private final CountedInput counted;
    private final InputStream in;

    private InputFile(String name, long size, boolean typed, CountedInput counted, InputStream in) {
        this.name = name;
        this.size = size;
        this.typed = typed;
        this.counted = counted;
        this.in = in;
    }

    static InputFile open(String name, Terminal terminal) throws CommandException, IOException {
        return open("--file", name, terminal);
    }

    /** @param option by which the name was given, for messages */
    static InputFile open(String option, String name, Terminal terminal) throws CommandException, IOException {
        if (name.equals(STANDARD_INPUT)) {
            CountedInput counted = new CountedInput(terminal.in());
            return new InputFile(name, -1, terminal.inputWatched(), counted, counted);
        }
        Path path = Path.of(name);
        if (!Files.exists(path)) {
            throw new CommandException(ExitCode.USAGE, option + " " + name + ": no such file");
        }
        if (Files.isDirectory(path)) {
            throw new CommandException(ExitCode.USAGE, option + " " + name + ": is a directory");
        }
        // A pipe has no size.
        long size = Files.isRegularFile(path) ? Files.size(path) : -1;
        CountedInput counted = new CountedInput(Files.newInputStream(path));
        return new InputFile(name, size, false, counted, unpacked(option, name, counted));
    }

    private static InputStream unpacked(String option, String name, InputStream in)
            throws CommandException, IOException {
        if (!name.toLowerCase(Locale.ROOT).endsWith(".gz")) {
            return in;
        }
        try {
            return new GZIPInputStream(new BufferedInputStream(in), 1 << 16);
        } catch (IOException e) {
            in.close();
            throw new CommandException(
                    ExitCode.FAILED, option + " " + name + ": is not gzip, though its name says so", e);
        }
    }

    /** The bytes, unpacked. */
    InputStream in() {
        return in;
    }

    /** What the name says of the format. */
    Optional<InputFormat> format() {
        return InputFormat.ofName(name);
    }

    boolean isStandardInput() {
        return name.equals(STANDARD_INPUT);
    }

    /** Whether a person types it, who should hear that something is waited for. */
    boolean isTyped() {
        return typed;
    }

    /** Size of the file in bytes, or -1 when nobody knows. */
    long size() {
        return size;
    }

    /** Bytes of the file read so far. */
    long bytesRead() {
        return counted.count();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
