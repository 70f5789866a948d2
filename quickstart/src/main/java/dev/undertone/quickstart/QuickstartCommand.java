package dev.undertone.quickstart;

import dev.undertone.cli.DurationConverter;
import dev.undertone.cli.StopSignal;
import dev.undertone.config.SettingsException;
import dev.undertone.model.ModelException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code undertone quickstart}: see it work, with nothing else installed. */
@Command(
        name = "quickstart",
        mixinStandardHelpOptions = true,
        description = {
            "Shows Undertone at work: starts a Kafka broker inside this process, creates the topics, starts the"
                    + " application, feeds it sample tweets and call summaries in English and Arabic, and shows what comes"
                    + " out. Runs until Ctrl-C, then checks that every text has its answer."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every text fed has its answer",
            "1:an answer is missing, or something could not start",
            "2:wrong options or settings"
        })
public final class QuickstartCommand implements Callable<Integer> {
    private static final int MAX_RATE = 10_000;

    @Option(
            names = "--for",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "End after this long, like 20s or 5m. Default: run until Ctrl-C.")
    private @Nullable Duration limit;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "20",
            description = "Sample texts a second; 0 to feed only your own. Default: ${DEFAULT-VALUE}.")
    private double rate;

    @Option(
            names = "--drill",
            description =
                    "Lets the model hang for 12 s, 20 s after the start and again each minute: see the breaker open,"
                            + " VADER answer in its place, and the model come back.")
    private boolean drill;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "9092",
            description = "Port of the broker, or the next free one after it; 0 for any. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description =
                    "Keeps broker, state and log here, so that the next run goes on from there. Default: a temporary"
                            + " folder, removed at the end.")
    private @Nullable Path dataDir;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "A setting of the application, like windows.size=10s. May be repeated.")
    private List<String> overrides = List.of();

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets it
    public QuickstartCommand() {}

    @Override
    public Integer call() throws InterruptedException {
        requireBetween("--rate", rate, MAX_RATE);
        requireBetween("--port", port, 65_535);
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try (StopSignal stop = StopSignal.onStop(() -> {})) {
            Quickstart.Options options = new Quickstart.Options(limit, rate, drill, port, dataDir, overrides);
            return new Quickstart(options, Terminal.detect(), out, stop).run() ? 0 : 1;
        } catch (SettingsException e) {
            e.faults().forEach(err::println);
            return 2;
        } catch (ModelException | IOException | QuickstartException e) {
            err.println("quickstart: " + e.getMessage());
            return 1;
        } catch (ExecutionException | KafkaException e) {
            err.println("quickstart: the embedded broker does not answer as it should: " + e.getMessage());
            return 1;
        }
    }

    private void requireBetween(String option, double value, int max) {
        if (!(value >= 0 && value <= max)) {
            throw new ParameterException(spec.commandLine(), option + " " + value + ": must be from 0 to " + max);
        }
    }
}
