package dev.undertone.config;

import dev.undertone.ingest.InputEncoding;
import dev.undertone.model.DeviceChoice;
import dev.undertone.model.DeviceSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;

/** What settings that are good by themselves must be beside each other. */
final class JointRules {
    private final Settings settings;
    private final KafkaSettings kafka;
    private final Set<String> faulty;
    private final List<String> faults = new ArrayList<>();

    private JointRules(Settings settings, Set<String> faulty) {
        this.settings = settings;
        this.kafka = new KafkaSettings(settings);
        this.faulty = faulty;
    }

    /** @param faulty keys with a fault of their own, which say nothing about others */
    static List<String> faults(Settings settings, Set<String> faulty) {
        JointRules rules = new JointRules(settings, faulty);
        rules.checkOwn();
        rules.checkTopics();
        rules.checkKafka();
        return rules.faults;
    }

    private void checkOwn() {
        if (areSound(Keys.FAULTS_ENABLED) && settings.faultScript().isPresent() && !settings.faultsEnabled()) {
            refuse(Keys.FAULTS_SCRIPT, "needs " + Keys.FAULTS_ENABLED + " = true");
        }
        checkRegistry();
        DeviceSettings device = settings.model().device();
        boolean cpu = device.choice().kind() == DeviceChoice.Kind.CPU;
        if (cpu && device.required()) {
            refuse(
                    Keys.MODEL_DEVICE,
                    "goes together with " + Keys.MODEL_DEVICE_REQUIRED + " only when it is auto or cuda");
        }
        if (cpu && device.tensorRt() != null) {
            refuse(Keys.MODEL_TENSORRT, "needs a GPU, and " + Keys.MODEL_DEVICE + " is cpu");
        }
        if (settings.windows().size().toMillis() < 100) {
            refuse(Keys.WINDOW_SIZE, "must be 100ms or more");
        }
    }

    private void checkRegistry() {
        boolean given = !areSound(Keys.REGISTRY_URL) || settings.registry().isOn();
        for (String key : List.of(Keys.INPUT_FORMAT, Keys.OUTPUT_FORMAT)) {
            if (areSound(key) && settings.text(key).equals("registry") && !given) {
                refuse(key, "needs " + Keys.REGISTRY_URL + ", like http://localhost:8081");
            }
        }
        if (areSound(Keys.INPUT_FORMAT) && settings.inputEncoding() == InputEncoding.REGISTRY) {
            settings.inputSchemaFiles()
                    .forEach((topic, file) -> faults.add(Keys.INPUT_TOPICS + "." + topic + SettingsReader.SCHEMA_SUFFIX
                            + " = " + file + ": does not go together with " + Keys.INPUT_FORMAT
                            + " = registry, which knows the schemas; leave one out"));
        }
    }

    private void checkTopics() {
        Map<String, String> keyByTopic = new HashMap<>();
        if (areSound(Keys.INPUT_TOPICS)) {
            settings.inputTopics().keySet().forEach(topic -> keyByTopic.put(topic, Keys.INPUT_TOPICS));
        }
        for (String key : List.of(Keys.TOPIC_SCORED, Keys.TOPIC_WINDOWS, Keys.TOPIC_DLQ)) {
            String other = areSound(key) ? keyByTopic.putIfAbsent(settings.text(key), key) : null;
            if (other != null) {
                refuse(key, "must be a topic of its own; it is one of " + other + " too");
            }
        }
        settings.inputSchemaFiles().forEach((topic, file) -> {
            if (areSound(Keys.INPUT_TOPICS) && !settings.inputTopics().containsKey(topic)) {
                faults.add(Keys.INPUT_TOPICS + "." + topic + SettingsReader.SCHEMA_SUFFIX + " = " + file + ": " + topic
                        + " is not one of " + Keys.INPUT_TOPICS);
            }
        });
    }

    private void checkKafka() {
        if (settings.kafka().isEmpty()) {
            return;
        }
        checkCommitInterval();
        // The producer refuses what is larger; with exactly_once_v2 the record would come back for ever.
        checkHoldsRecord("max.request.size");
        checkHoldsRecord("buffer.memory");
        if (kafka.isStaticMember()
                && "streams".equalsIgnoreCase(settings.kafka().get("group.protocol"))) {
            faults.add("kafka.group.protocol = streams: does not go together with a group.instance.id; leave one out");
        }
        Path state = Path.of(kafka.stateDirectory());
        if (Files.exists(state) && !Files.isDirectory(state)) {
            faults.add("kafka.state.dir = " + state + ": must be a folder");
        }
        if (faults.isEmpty() && faulty.isEmpty()) {
            askKafka();
        }
    }

    private void checkCommitInterval() {
        String given = areSound(Keys.SCORE_DEADLINE) ? settings.kafka().get("commit.interval.ms") : null;
        Duration commit = Duration.ofMillis(settings.commitIntervalMillis());
        if (given != null && commit.compareTo(settings.deadline().multipliedBy(2)) < 0) {
            faults.add("kafka.commit.interval.ms = " + given + ": must be at least twice " + Keys.SCORE_DEADLINE + " ("
                    + settings.text(Keys.SCORE_DEADLINE) + "), since each commit waits for what is in flight");
        }
    }

    private void checkHoldsRecord(String name) {
        if (!areSound(Keys.RECORD_MAX_BYTES, KafkaSettings.PREFIX + name, KafkaSettings.PREFIX + "producer." + name)) {
            return;
        }
        kafka.ofProducer(name).ifPresent(given -> {
            if (Long.parseLong(given.value()) < settings.maxRecordBytes()) {
                faults.add(KafkaSettings.PREFIX + given.name() + " = " + given.value() + ": must be at least "
                        + Keys.RECORD_MAX_BYTES + " (" + settings.maxRecordBytes()
                        + "), else a record of that size could never be written; raise the one or lower the other");
            }
        });
    }

    /** Kafka Streams has rules of its own for what goes together. */
    private void askKafka() {
        try {
            kafka.requireAccepted();
        } catch (KafkaException | IllegalArgumentException e) {
            faults.add("kafka.*: " + e.getMessage());
        }
    }

    private boolean areSound(String... keys) {
        return Stream.of(keys).noneMatch(faulty::contains);
    }

    private void refuse(String key, String rule) {
        faults.add(key + " = " + settings.text(key) + ": " + rule);
    }
}
