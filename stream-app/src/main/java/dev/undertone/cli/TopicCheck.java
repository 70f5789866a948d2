package dev.undertone.cli;

import dev.undertone.config.Settings;
import dev.undertone.topics.TopicReport;
import dev.undertone.topics.Topics;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits until a broker answers and looks whether the topics are there, before anything starts. */
final class TopicCheck {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    private final Settings settings;
    private final Terminal terminal;
    private final CompletableFuture<Integer> end;

    /** @param end completed when nobody wants to wait any longer */
    TopicCheck(Settings settings, Terminal terminal, CompletableFuture<Integer> end) {
        this.settings = settings;
        this.terminal = terminal;
        this.end = end;
    }

    /** What was found, or nothing when told to stop meanwhile. */
    Optional<TopicReport> await() throws CommandException, InterruptedException, ExecutionException {
        Duration pause = FIRST_PAUSE;
        for (int attempt = 1; !end.isDone(); attempt++) {
            try (Cluster cluster = Cluster.open(settings)) {
                TopicReport report = cluster.answer(admin -> new Topics(admin, settings).check());
                requireSound(report);
                report.warnings().forEach(warning -> terminal.say("undertone: " + warning));
                return Optional.of(report);
            } catch (UnreachableException e) {
                terminal.say(
                        attempt == 1
                                ? "undertone: " + e.getMessage() + "; trying again until one answers, Ctrl-C stops"
                                : "still no answer from " + settings.bootstrapServers() + " after " + attempt
                                        + " attempts; the next in " + pause.toSeconds() + " s");
            }
            pause(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
        return Optional.empty();
    }

    private void requireSound(TopicReport report) throws CommandException {
        if (!report.faults().isEmpty()) {
            throw new CommandException(
                    ExitCode.NOT_READY,
                    "the topics at " + settings.bootstrapServers() + " are not ready" + System.lineSeparator() + "  "
                            + String.join(System.lineSeparator() + "  ", report.faults()));
        }
    }

    private void pause(Duration pause) throws InterruptedException, ExecutionException {
        try {
            end.get(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return;
        }
    }
}
