package dev.undertone.cli;

import dev.undertone.InputSchemas;
import dev.undertone.config.Settings;
import dev.undertone.doctor.Doctor;
import dev.undertone.doctor.Finding;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code undertone doctor}: whether {@code run} would work, and what to do when not. */
@Command(
        name = "doctor",
        description = "Says whether `undertone run` would work here, and what mends what is wrong.",
        footer = {
            "",
            "Looks at the broker, its clock, the topics with their partitions and policies,",
            "what we may do there, transactions, the schema registry, the model, native",
            "libraries, the state folder and the HTTP port. It changes nothing; trying",
            "transactions leaves one entry for the id <application id>-doctor. Ends with 0",
            "when it would run, 3 when not, 2 when the settings are wrong.",
            "",
            "Examples:",
            "  undertone doctor",
            "  undertone doctor -b kafka:9092 --config undertone.properties",
            "  undertone doctor --json | jq 'select(.verdict == \"failed\") | .mend'",
        })
final class DoctorCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--json", description = "Prints an object for each finding.")
    private boolean json;

    @Mixin
    private final ClusterOptions options = new ClusterOptions();

    DoctorCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        Settings settings = options.read(terminal);
        InputSchemas.read(settings);
        List<Finding> findings = examine(settings);
        new FindingsView(terminal, json).show(findings);
        return Doctor.isReady(findings) ? ExitCode.OK : ExitCode.NOT_READY;
    }

    private static List<Finding> examine(Settings settings) throws InterruptedException {
        try (Cluster cluster = Cluster.open(settings)) {
            Admin admin = cluster.answer(client -> {
                client.describeCluster().nodes().get();
                return client;
            });
            return new Doctor(settings, admin).examine();
        } catch (UnreachableException | CommandException e) {
            return Doctor.withoutBroker(settings, String.valueOf(e.getMessage()));
        }
    }
}
