package dev.undertone.cli;

import dev.undertone.config.KafkaSettings;
import dev.undertone.config.Settings;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code undertone produce}: sends the texts of a file to a topic. */
@Command(
        name = "produce",
        description = "Sends the texts of a file, or of standard input, to a topic.",
        footer = {
            "",
            "Formats (guessed from the name: .jsonl, .csv, .tsv, .txt, each also with .gz):",
            "  jsonl  a JSON object on each line with a string \"text\"; sent as it is",
            "  csv    with a header: text, and if there id, lang, subject, eventTime, label",
            "  tsv    the same with tabs; quotes mean nothing",
            "  text   a text on each line",
            "A line that could not be scored is refused, counted, and not sent. Records have",
            "no key unless --key-field names one. Ends with 1 when a line was refused or a",
            "record not acknowledged.",
            "",
            "Examples:",
            "  undertone produce --topic tweets.raw --file tweets.jsonl.gz",
            "  undertone produce -t transcripts.raw -f calls.csv --key-field id --rate 50",
            "  echo \"love the app\" | undertone produce --topic tweets.raw --format text",
        })
final class ProduceCommand implements Callable<Integer> {
    private static final int DELIVERY_LIMIT_MILLIS = 30_000;

    private final Terminal terminal;

    @Option(
            names = {"-t", "--topic"},
            required = true,
            paramLabel = "TOPIC",
            description = "Where to send.")
    private String topic = "";

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description = "What to send; - for standard input, which is also the default.")
    private String file = InputFile.STANDARD_INPUT;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}; guessed from the name, jsonl for standard input.")
    private @Nullable InputFormat format;

    @Option(names = "--rate", paramLabel = "N", description = "Records a second at most; as many as can be unless set.")
    private double rate;

    @Option(
            names = "--key-field",
            paramLabel = "NAME",
            description = "Field or column whose value becomes the record's key.")
    private @Nullable String keyField;

    @Mixin
    private final ClusterOptions options = new ClusterOptions();

    ProduceCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        Settings settings = options.read(terminal);
        if (rate < 0 || !Double.isFinite(rate)) {
            throw new CommandException(ExitCode.USAGE, "--rate " + rate + ": must be a number of records, 0 or more");
        }
        try (InputFile input = InputFile.open(file, terminal)) {
            CandidateSource source = source(input, settings);
            try (Cluster cluster = Cluster.open(settings)) {
                cluster.partitions(topic);
            }
            if (input.isTyped()) {
                terminal.say("type what to send, a line each, as " + chosen(input)
                        + "; Ctrl-D ends, --format text takes" + " bare texts");
            }
            return send(input, source, settings);
        }
    }

    private CandidateSource source(InputFile input, Settings settings) throws Exception {
        InputFormat chosen = chosen(input);
        if (chosen == InputFormat.TEXT && keyField != null) {
            throw new CommandException(ExitCode.USAGE, "--key-field needs a format with fields: jsonl, csv or tsv");
        }
        return switch (chosen) {
            case JSONL -> new JsonCandidates(new Lines(input.in(), settings.maxRecordBytes()), keyField);
            case TEXT -> new TextCandidates(new Lines(input.in(), settings.maxRecordBytes()));
            case CSV, TSV -> TableCandidates.open(input.in(), chosen, keyField);
        };
    }

    private InputFormat chosen(InputFile input) throws CommandException {
        return format != null ? format : guess(input);
    }

    private InputFormat guess(InputFile input) throws CommandException {
        if (input.isStandardInput()) {
            return InputFormat.JSONL;
        }
        return input.format()
                .orElseThrow(() -> new CommandException(
                        ExitCode.USAGE,
                        "--file " + file + ": its name does not tell the format; add --format jsonl, csv, tsv or"
                                + " text"));
    }

    private int send(InputFile input, CandidateSource source, Settings settings) throws Exception {
        try (Delivery delivery = new Delivery(producer(settings), topic)) {
            ProduceRun run = new ProduceRun(
                    source,
                    new RecordCheck(settings, false),
                    delivery,
                    new Pace(rate, System::nanoTime, LockSupport::parkNanos),
                    new Progress(terminal, "sent", input.size(), System::nanoTime),
                    input::bytesRead,
                    terminal);
            // The main thread may be waiting for input that never comes, so the signal's own thread ends the run.
            try (StopSignal stop = StopSignal.onStop(() -> Runtime.getRuntime().halt(run.stop()))) {
                return stop.received() ? ExitCode.FAILED : run.run();
            }
        }
    }

    private static KafkaProducer<byte[], byte[]> producer(Settings settings) {
        Map<String, Object> config = new KafkaSettings(settings).producer();
        int maxRequestBytes = settings.maxRecordBytes() + (1 << 20);
        config.putIfAbsent("compression.type", "lz4");
        config.putIfAbsent("linger.ms", 5);
        config.putIfAbsent("batch.size", 1 << 16);
        config.putIfAbsent("max.request.size", maxRequestBytes);
        config.putIfAbsent("buffer.memory", (64L << 20) + maxRequestBytes);
        config.put("acks", "all");
        config.put("enable.idempotence", true);
        config.put("delivery.timeout.ms", DELIVERY_LIMIT_MILLIS);
        config.put("request.timeout.ms", DELIVERY_LIMIT_MILLIS / 2);
        config.put("max.block.ms", DELIVERY_LIMIT_MILLIS);
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
