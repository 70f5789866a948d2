package dev.undertone.cli;

/** What a process says at its end. The root help documents these. */
public final class ExitCode {
    /** Everything asked for was done. */
    public static final int OK = 0;
    /** Something was not: a record, a line, the broker. */
    public static final int FAILED = 1;
    /** Wrong arguments or settings; nothing was started. */
    public static final int USAGE = 2;
    /** Something that must be there first is not: topics, the model, the schema registry. */
    public static final int NOT_READY = 3;

    private ExitCode() {}
}
