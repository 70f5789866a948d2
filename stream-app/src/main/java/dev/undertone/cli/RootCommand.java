package dev.undertone.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** {@code undertone} itself: names the commands and owns the options that all of them have. */
@Command(
        name = "undertone",
        versionProvider = ManifestVersion.class,
        description = "Scores the sentiment of text that flows through Kafka.",
        commandListHeading = "%nCommands (each explains itself with --help):%n",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  undertone score \"worst queue of my life\"",
            "  undertone topics create",
            "  undertone produce --topic tweets.raw --file tweets.jsonl.gz",
            "  undertone run",
            "  undertone tail sentiment.scored --from-beginning --max 3",
            "",
            "Settings come from a file (--config), then from the environment",
            "(UNDERTONE_SCORE_DEADLINE=500ms, KAFKA_BOOTSTRAP_SERVERS=host:9092), then from",
            "--set score.deadline=500ms; later ones win. UNDERTONE_LOG_LEVEL=DEBUG makes",
            "the log, on standard error, say more.",
            "",
            "Exit codes:",
            "  0  done, or stopped by Ctrl-C or SIGTERM",
            "  1  failed: a line was refused, a record was lost, the broker does not answer",
            "  2  wrong arguments or settings; nothing was started",
            "  3  not ready: topics or model are not there",
        })
public final class RootCommand {
    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Shows the version.")
    @SuppressWarnings("UnusedVariable") // picocli acts on it.
    private boolean version;

    @Option(
            names = "--debug",
            scope = ScopeType.INHERIT,
            description = "Shows the trace of an error; so does UNDERTONE_DEBUG=1.")
    private boolean debug;

    boolean debug() {
        return debug;
    }
}
