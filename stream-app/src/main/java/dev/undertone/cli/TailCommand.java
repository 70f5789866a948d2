package dev.undertone.cli;

import dev.undertone.config.KafkaSettings;
import dev.undertone.config.Settings;
import dev.undertone.ingest.FramedDecoder;
import dev.undertone.registry.SchemaRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code undertone tail}: shows the records of a topic as lines of JSON. */
@Command(
        name = "tail",
        description = "Prints the records of a topic as they come, one line of JSON each.",
        footer = {
            "",
            "Only committed records are shown. Avro of Undertone's schemas, JSON and text are",
            "decoded, and with registry.url what its schemas describe; anything else is shown",
            "as valueBase64 with the reason in valueError. It belongs to no consumer group, so",
            "it disturbs nobody.",
            "",
            "Examples:",
            "  undertone tail sentiment.scored",
            "  undertone tail sentiment.scored --from-beginning --max 10 | jq .value.label",
            "  undertone tail sentiment.dlq --from-beginning --timeout 5s",
        })
final class TailCommand implements Callable<Integer> {
    private static final int ANSWER_LIMIT_MILLIS = 15_000;

    private final Terminal terminal;

    @Parameters(paramLabel = "TOPIC", description = "What to read.")
    private String topic = "";

    @Option(names = "--from-beginning", description = "Starts with the oldest record instead of the next one.")
    private boolean fromBeginning;

    @Option(
            names = {"-n", "--max"},
            paramLabel = "N",
            description = "Ends after so many records.")
    private long max;

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description = "Ends when no record has come for so long, like 10s.")
    private Duration timeout = Duration.ZERO;

    @Mixin
    private final ClusterOptions options = new ClusterOptions();

    TailCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        Settings settings = options.read(terminal);
        if (max < 0) {
            throw new CommandException(ExitCode.USAGE, "--max " + max + ": must be 1 or more");
        }
        List<TopicPartition> partitions;
        try (Cluster cluster = Cluster.open(settings)) {
            partitions = IntStream.range(0, cluster.partitions(topic))
                    .mapToObj(partition -> new TopicPartition(topic, partition))
                    .toList();
        }
        try (SchemaRegistry registry = new SchemaRegistry(settings.registry(), () -> {});
                KafkaConsumer<byte[], byte[]> consumer = consumer(settings);
                StopSignal stop = StopSignal.onStop(consumer::wakeup)) {
            FramedDecoder framed = settings.registry().isOn() ? registry.impatientDecoder() : FramedDecoder.NONE;
            Tail tail = new Tail(consumer, new RecordView(framed), terminal.out(), System::nanoTime);
            if (!stop.received()) {
                tail.from(partitions, fromBeginning);
                tail.print(max, timeout);
            }
            return ExitCode.OK;
        } catch (WakeupException e) {
            return ExitCode.OK;
        } catch (TimeoutException e) {
            throw new UnreachableException(
                    "the broker at " + settings.bootstrapServers() + " has stopped answering", e);
        }
    }

    private static KafkaConsumer<byte[], byte[]> consumer(Settings settings) {
        Map<String, Object> config = new KafkaSettings(settings).consumer();
        config.put("isolation.level", "read_committed");
        config.put("enable.auto.commit", false);
        // Where a read position has been deleted meanwhile.
        config.put("auto.offset.reset", "earliest");
        config.put("default.api.timeout.ms", ANSWER_LIMIT_MILLIS);
        config.put("request.timeout.ms", ANSWER_LIMIT_MILLIS);
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
