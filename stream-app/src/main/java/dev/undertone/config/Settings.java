package dev.undertone.config;

import dev.undertone.engine.EngineSettings;
import dev.undertone.enrich.OutputFormat;
import dev.undertone.fallback.BreakerSettings;
import dev.undertone.fallback.VaderFallback;
import dev.undertone.ingest.InputEncoding;
import dev.undertone.model.DeviceChoice;
import dev.undertone.model.DeviceSettings;
import dev.undertone.model.LabelRules;
import dev.undertone.model.LongText;
import dev.undertone.model.ModelSettings;
import dev.undertone.ops.HttpSettings;
import dev.undertone.registry.RegistrySettings;
import dev.undertone.text.ModelRoutes;
import dev.undertone.windows.WindowSettings;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * All settings, checked. Keys under {@code undertone.} are Undertone's own and must be known; keys under {@code kafka.}
 * are passed to Kafka's clients without that prefix.
 */
public final class Settings {
    private static final Duration SHORTEST_RUN_LIMIT = Duration.ofSeconds(2);

    private final Map<String, Object> values;
    private final NamedModels models;
    private final Map<String, String> schemaFiles;
    private final Map<String, String> serde;
    private final Map<String, String> kafka;
    private final Map<String, Given> given;
    private final List<String> warnings;

    Settings(
            Map<String, Object> values,
            NamedModels models,
            Map<String, String> schemaFiles,
            Map<String, String> serde,
            Map<String, String> kafka,
            Map<String, Given> given,
            List<String> warnings) {
        this.values = values;
        this.models = models;
        this.schemaFiles = schemaFiles;
        this.serde = serde;
        this.kafka = kafka;
        this.given = Map.copyOf(given);
        this.warnings = List.copyOf(warnings);
    }

    /** The settings made from these keys and values, or every fault of theirs at once. */
    public static Settings of(Map<String, String> given) throws SettingsException {
        Map<String, Given> onCommandLine = new HashMap<>();
        given.forEach((key, value) -> onCommandLine.put(key, new Given(value, Origin.COMMAND_LINE)));
        return from(onCommandLine);
    }

    /** As {@link #of}; what is unknown in the environment is a warning. */
    public static Settings from(Map<String, Given> given) throws SettingsException {
        return new SettingsReader(given).read();
    }

    /** Where the value of a key comes from. */
    public Origin origin(String key) {
        Given value = given.get(key);
        return value == null ? Origin.DEFAULT : value.origin();
    }

    /** A value as it was given, if it was. */
    Optional<Given> given(String key) {
        return Optional.ofNullable(given.get(key));
    }

    /** What was given and is not used, each with what may have been meant. */
    public List<String> warnings() {
        return warnings;
    }

    public String applicationId() {
        return string(Keys.APPLICATION_ID);
    }

    /** What each input topic carries, by topic. */
    public Map<String, String> inputTopics() {
        return Rules.sources((List<?>) value(Keys.INPUT_TOPICS));
    }

    /** File with the writer's schema of values in Confluent framing, by input topic. */
    public Map<String, String> inputSchemaFiles() {
        return schemaFiles;
    }

    public InputEncoding inputEncoding() {
        return InputEncoding.valueOf(string(Keys.INPUT_FORMAT).toUpperCase(Locale.ROOT));
    }

    /** The schema registry, if there is one. */
    public RegistrySettings registry() {
        return new RegistrySettings(
                string(Keys.REGISTRY_URL),
                (Boolean) value(Keys.REGISTRY_AUTO_REGISTER),
                string(Keys.REGISTRY_SERIALIZER),
                string(Keys.REGISTRY_DESERIALIZER),
                duration(Keys.REGISTRY_WAIT_LIMIT),
                serde);
    }

    /** Settings for the registry's classes as given, without their prefix. */
    Map<String, String> serde() {
        return serde;
    }

    public OutputFormat outputFormat() {
        return OutputFormat.valueOf(string(Keys.OUTPUT_FORMAT).toUpperCase(Locale.ROOT));
    }

    public boolean outputText() {
        return (Boolean) value(Keys.OUTPUT_TEXT);
    }

    public String scoredTopic() {
        return string(Keys.TOPIC_SCORED);
    }

    public String windowsTopic() {
        return string(Keys.TOPIC_WINDOWS);
    }

    public String dlqTopic() {
        return string(Keys.TOPIC_DLQ);
    }

    public int partitions() {
        return number(Keys.TOPICS_PARTITIONS);
    }

    public short replicationFactor() {
        return (short) number(Keys.TOPICS_REPLICATION_FACTOR);
    }

    public int maxRecordBytes() {
        return number(Keys.RECORD_MAX_BYTES);
    }

    public int maxTextChars() {
        return number(Keys.TEXT_MAX_CHARS);
    }

    public Duration eventTimeMaxAhead() {
        return duration(Keys.EVENT_TIME_MAX_AHEAD);
    }

    /** Who scores what. */
    public ModelRoutes modelRoutes() {
        return models.routes(modelName());
    }

    /** What is given of models beside the default one, by key. */
    Map<String, String> namedModels() {
        return models.keys();
    }

    /** Every model's name, the default's first. */
    public List<String> modelNames() {
        List<String> names = new ArrayList<>(List.of(modelName()));
        names.addAll(models.names());
        return names;
    }

    /** The settings as they are for a model: what {@code undertone.model.*} says is said of this one. */
    public Settings forModel(String name) {
        Map<String, Object> ofModel = new HashMap<>(values);
        ofModel.putAll(models.values(name));
        return new Settings(ofModel, models, schemaFiles, serde, kafka, given, warnings);
    }

    /** What the model is called: as given, else as its directory. */
    public String modelName() {
        String given = string(Keys.MODEL_NAME);
        return given.isEmpty()
                ? String.valueOf(modelPath().toAbsolutePath().normalize().getFileName())
                : given;
    }

    /** The model directory: as given when it exists or is absolute, else beside the launcher. */
    public Path modelPath() {
        return besideLauncher(Path.of(string(Keys.MODEL_PATH)));
    }

    /** The directory of the model that comes along. */
    public Path builtInModelPath() {
        return besideLauncher(Path.of(Keys.BUILT_IN_MODEL));
    }

    /** Where models are fetched from. */
    public URI hubUrl() {
        return URI.create(string(Keys.HUB_URL));
    }

    /** The folder that fetched models are put in. */
    public Path hubFolder() {
        return Path.of(string(Keys.HUB_FOLDER));
    }

    private static Path besideLauncher(Path given) {
        String home = System.getProperty("undertone.home");
        return Files.exists(given) || given.isAbsolute() || home == null
                ? given
                : Path.of(home).resolve(given);
    }

    /** How models are served. */
    public ModelSettings model() {
        return new ModelSettings(
                number(Keys.MODEL_MAX_TOKENS),
                LongText.valueOf(string(Keys.MODEL_LONG_TEXT).toUpperCase(Locale.ROOT)),
                number(Keys.MODEL_MAX_WINDOWS),
                number(Keys.MODEL_INTRA_OP_THREADS),
                new DeviceSettings(
                        DeviceChoice.parse(string(Keys.MODEL_DEVICE)),
                        (Boolean) value(Keys.MODEL_DEVICE_REQUIRED),
                        (Long) value(Keys.MODEL_DEVICE_MAX_BYTES),
                        ModelRules.tensorRt(string(Keys.MODEL_TENSORRT)).orElse(null)));
    }

    /** What a model's columns mean. */
    public LabelRules labelRules() {
        return new LabelRules(
                ModelRules.labels((List<?>) value(Keys.MODEL_LABELS)), (Double) value(Keys.MODEL_NEUTRAL_BAND));
    }

    public Duration deadline() {
        return duration(Keys.SCORE_DEADLINE);
    }

    /** The engine's settings; numbers left to measure are zero. */
    public EngineSettings engine() {
        String runLimit = string(Keys.RUN_LIMIT);
        return new EngineSettings(
                deadline(),
                number(Keys.BATCH_MAX_RECORDS),
                number(Keys.BATCH_MAX_TOKENS),
                number(Keys.TOKENIZER_THREADS),
                number(Keys.INFERENCE_THREADS),
                number(Keys.MAX_PERMITS),
                number(Keys.MAX_BYTES),
                runLimit.equals("auto") ? automaticRunLimit() : Rules.duration(runLimit),
                duration(Keys.HANG_LIMIT),
                number(Keys.CACHE_RECORDS));
    }

    /** On a shared machine a run is held up for half a second now and then; that is no reason to do without the model. */
    private Duration automaticRunLimit() {
        Duration twoDeadlines = deadline().multipliedBy(2);
        return twoDeadlines.compareTo(SHORTEST_RUN_LIMIT) < 0 ? SHORTEST_RUN_LIMIT : twoDeadlines;
    }

    public BreakerSettings breaker() {
        return new BreakerSettings(
                number(Keys.BREAKER_FAILURES),
                duration(Keys.BREAKER_WINDOW),
                duration(Keys.BREAKER_OPEN),
                number(Keys.BREAKER_PROBES));
    }

    /** Age from which a record may be left to the fallback; for ever in a backfill. */
    public Duration maxStaleness() {
        return (Boolean) value(Keys.BACKFILL) ? Duration.ofMillis(Long.MAX_VALUE) : duration(Keys.MAX_STALENESS);
    }

    /** Languages the fallback may judge. */
    public Set<String> fallbackLanguages() {
        Set<String> languages = new TreeSet<>();
        ((List<?>) value(Keys.FALLBACK_LANGUAGES))
                .forEach(language -> languages.add(language.toString().strip()));
        return languages;
    }

    public VaderFallback.Unsupported fallbackUnsupported() {
        return VaderFallback.Unsupported.valueOf(
                string(Keys.FALLBACK_UNSUPPORTED).toUpperCase(Locale.ROOT));
    }

    /** Whether faults may be injected. */
    public boolean faultsEnabled() {
        return (Boolean) value(Keys.FAULTS_ENABLED);
    }

    /** The fault to inject after the start, if any. */
    public Optional<FaultScript> faultScript() {
        String script = string(Keys.FAULTS_SCRIPT);
        return script.isEmpty() ? Optional.empty() : Optional.of(FaultScript.parse(script));
    }

    public int maxInFlightPerTask() {
        return number(Keys.MAX_IN_FLIGHT);
    }

    public WindowSettings windows() {
        return new WindowSettings(
                duration(Keys.WINDOW_SIZE),
                duration(Keys.WINDOW_GRACE),
                duration(Keys.WINDOW_QUIET),
                duration(Keys.WINDOW_RETENTION),
                duration(Keys.WINDOW_UPDATE_INTERVAL));
    }

    /** Partitions of the internal topic on which windows are added up. */
    public int windowPartitions() {
        return number(Keys.WINDOW_PARTITIONS);
    }

    public boolean alwaysLeavesGroup() {
        return string(Keys.LEAVE_GROUP).equals("always");
    }

    public Duration drainLimit() {
        return duration(Keys.DRAIN_LIMIT);
    }

    /** The form of the log: {@code text} or {@code json}. */
    public String logFormat() {
        return string(Keys.LOG_FORMAT);
    }

    public int maxThreadRestarts() {
        return number(Keys.MAX_THREAD_RESTARTS);
    }

    public HttpSettings http() {
        String keysFile = string(Keys.HTTP_KEYS_FILE);
        String keyStore = string(Keys.HTTP_TLS_KEYSTORE);
        String evaluations = string(Keys.HTTP_EVALUATIONS);
        return new HttpSettings(
                string(Keys.HTTP_HOST),
                number(Keys.HTTP_PORT),
                duration(Keys.HTTP_IDLE_LIMIT),
                keysFile.isEmpty() ? null : Path.of(keysFile),
                number(Keys.HTTP_BODY_MAX_BYTES),
                number(Keys.HTTP_RATE_LIMIT),
                duration(Keys.HTTP_SCORE_LIMIT),
                number(Keys.HTTP_EVENTS_CLIENTS),
                (Boolean) value(Keys.HTTP_EVENTS_TEXT),
                evaluations.isEmpty() ? null : Path.of(evaluations),
                keyStore.isEmpty() ? null : new HttpSettings.Tls(Path.of(keyStore), string(Keys.HTTP_TLS_PASSWORD)));
    }

    /** {@code host:port} at which other instances reach this one; empty when they cannot. */
    public String httpAdvertised() {
        String given = string(Keys.HTTP_ADVERTISED);
        HttpSettings http = http();
        if (!given.equals("auto")) {
            return given;
        }
        return http.port() <= 0 ? "" : Hosts.reachable(http.host()) + ":" + http.port();
    }

    /** What an hour of this process costs; 0 when nobody counts. */
    public double costPerHour() {
        return (Double) value(Keys.COST_PER_HOUR);
    }

    /** Settings for Kafka's clients as given, without their prefix. */
    public Map<String, String> kafka() {
        return kafka;
    }

    public String bootstrapServers() {
        return kafka.getOrDefault("bootstrap.servers", "localhost:9092");
    }

    /** How often Kafka Streams commits: as given, else by the guarantee, and never below two deadlines. */
    public long commitIntervalMillis() {
        String given = kafka.get("commit.interval.ms");
        if (given != null) {
            return Long.parseLong(given.strip());
        }
        long usual = exactlyOnce() ? 500 : 1000;
        return Math.max(usual, 2 * deadline().toMillis());
    }

    public boolean exactlyOnce() {
        return KafkaSettings.isExactlyOnce(kafka);
    }

    /** A value as text. */
    String text(String key) {
        return string(key);
    }

    /** A value of its type. */
    Object value(String key) {
        Object value = values.get(key);
        if (value == null) {
            throw new IllegalStateException("no value for " + key);
        }
        return value;
    }

    private String string(String key) {
        return (String) value(key);
    }

    private int number(String key) {
        return (Integer) value(key);
    }

    private Duration duration(String key) {
        return Rules.duration(string(key));
    }
}
