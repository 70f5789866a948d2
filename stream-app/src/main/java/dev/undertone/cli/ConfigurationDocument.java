package dev.undertone.cli;

import dev.undertone.config.DocumentedSetting;
import dev.undertone.config.KafkaSettings;
import dev.undertone.config.Settings;
import dev.undertone.config.SettingsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** docs/configuration.md, made from the settings themselves. */
final class ConfigurationDocument {
    private static final String HEAD = """
        # Configuration

        Made by `undertone config --markdown`; a test compares the two, so change the code and print it again.

        Settings come from a properties file (`--config FILE`), then from the environment, then from `--set KEY=VALUE`;
        later ones win. In the environment a key is in upper case with underscores for dots:
        `UNDERTONE_SCORE_DEADLINE=500ms`, `KAFKA_BOOTSTRAP_SERVERS=host:9092`. With `--set` the prefix `undertone.` may be
        left out. An unknown key under `undertone.` is a fault, and so is a value that breaks its rule: nothing starts, each
        fault is named, the exit code is 2. Secrets can stay outside of the file: Kafka's `config.providers` are resolved.

        ## Undertone
        """;

    private static final String SCHEMA = """

        Some keys have a name of your own in them. `undertone.input.topics.<topic>.schema` is a file with the Avro schema of
        that topic's values in Confluent framing, which goes before any registry. With neither, such values become dead letters
        with the reason SCHEMA_UNKNOWN.

        Keys under `undertone.registry.serde.` go to `undertone.registry.serializer` and `undertone.registry.deserializer` without
        that prefix: `undertone.registry.serde.apicurio.registry.auth.username` for one ([consume.md](consume.md)). In the
        environment a key cannot have a hyphen; write those in the file.

        `undertone.models.<name>.path` is the directory of one more model, `undertone.models.<name>.topics` and
        `undertone.models.<name>.languages` are what it is for ([models.md](models.md)). Each `undertone.model.<key>` holds for it
        too, unless there is a `undertone.models.<name>.<key>`.

        ## Kafka

        Keys under `kafka.` go to Kafka Streams and its clients without that prefix. The commands' own clients take those
        they understand, with the prefix `admin.`, `consumer.` or `producer.` before the plain ones, but join no group.
        These are set for `undertone run` unless you set them; [RATIONALE.md](RATIONALE.md) says why:
        """;

    private static final String TAIL = """

        `kafka.commit.interval.ms` is 500 (1000 under `at_least_once`), or two deadlines when that is longer; a shorter one than
        two deadlines is refused. With `kafka.group.instance.id` the instance is a static member: it stays in its group when it
        stops, and takes its partitions up again when it comes back.
        """;

    private ConfigurationDocument() {}

    /** The document's lines. */
    static List<String> lines() throws SettingsException {
        List<String> lines = new ArrayList<>(HEAD.lines().toList());
        lines.add("");
        lines.add("| key | default | must be | meaning |");
        lines.add("|---|---|---|---|");
        for (DocumentedSetting setting : DocumentedSetting.all()) {
            String given = setting.defaultValue();
            lines.add("| `" + setting.key() + "` | " + (given.isEmpty() ? "" : "`" + given + "`") + " | "
                    + setting.rule() + " | " + setting.documentation() + " |");
        }
        lines.addAll(SCHEMA.lines().toList());
        lines.add("");
        lines.add("| key | value |");
        lines.add("|---|---|");
        Map<String, Object> streams = new KafkaSettings(Settings.of(Map.of())).streams();
        // The first has a key of its own; the second depends on others, which the text below the table says.
        streams.remove("application.id");
        streams.remove("commit.interval.ms");
        // Else the document would name whoever printed it.
        streams.put("state.dir", "~/.local/state/undertone");
        streams.forEach((key, value) -> lines.add("| `kafka." + key + "` | `" + value + "` |"));
        lines.addAll(TAIL.lines().toList());
        return lines;
    }
}
