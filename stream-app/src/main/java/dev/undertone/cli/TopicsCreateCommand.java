package dev.undertone.cli;

import dev.undertone.config.Settings;
import dev.undertone.topics.TopicTable;
import dev.undertone.topics.Topics;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.NewTopic;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code undertone topics create}: makes what is missing, leaves what is there. */
@Command(
        name = "create",
        description = "Creates the topics Undertone reads and writes; leaves those that are there as they are.",
        footer = {
            "",
            "Examples:",
            "  undertone topics create",
            "  undertone topics create -b kafka:9092 --set topics.partitions=12",
        })
final class TopicsCreateCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private final ClusterOptions options = new ClusterOptions();

    TopicsCreateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        Settings settings = options.read(terminal);
        try (Cluster cluster = Cluster.open(settings)) {
            List<String> created = cluster.answer(admin -> new Topics(admin, settings).create());
            List<NewTopic> topics = TopicTable.of(settings);
            int width = topics.stream()
                    .mapToInt(topic -> topic.name().length())
                    .max()
                    .orElse(0);
            for (NewTopic topic : topics) {
                String what = created.contains(topic.name())
                        ? "created, partitions: " + topic.numPartitions()
                        : "already there";
                terminal.out().line(String.format(Locale.ROOT, "%-" + width + "s  %s", topic.name(), what));
            }
            terminal.out().flush();
            return ExitCode.OK;
        }
    }
}
