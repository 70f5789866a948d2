package dev.undertone.config;

import dev.undertone.model.LabelRules;
import dev.undertone.model.ModelSettings;
import dev.undertone.registry.RegistrySettings;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigDef.ValidString;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/** Every key under {@code undertone.}, with type, default, rule and what it means. */
final class Keys {
    static final String PREFIX = "undertone.";
    static final String APPLICATION_ID = PREFIX + "application.id";
    static final String INPUT_TOPICS = PREFIX + "input.topics";
    static final String INPUT_FORMAT = PREFIX + "input.format";
    static final String OUTPUT_FORMAT = PREFIX + "output.format";
    static final String OUTPUT_TEXT = PREFIX + "output.text";
    static final String REGISTRY_URL = PREFIX + "registry.url";
    static final String REGISTRY_AUTO_REGISTER = PREFIX + "registry.auto.register";
    static final String REGISTRY_WAIT_LIMIT = PREFIX + "registry.wait.limit";
    static final String REGISTRY_SERIALIZER = PREFIX + "registry.serializer";
    static final String REGISTRY_DESERIALIZER = PREFIX + "registry.deserializer";

    /** Of the keys that go to the registry's classes. */
    static final String REGISTRY_SERDE = PREFIX + "registry.serde.";

    static final String TOPIC_SCORED = PREFIX + "topic.scored";
    static final String TOPIC_WINDOWS = PREFIX + "topic.windows";
    static final String TOPIC_DLQ = PREFIX + "topic.dlq";
    static final String TOPICS_PARTITIONS = PREFIX + "topics.partitions";
    static final String TOPICS_REPLICATION_FACTOR = PREFIX + "topics.replication.factor";
    static final String RECORD_MAX_BYTES = PREFIX + "record.max.bytes";
    static final String TEXT_MAX_CHARS = PREFIX + "text.max.chars";
    static final String EVENT_TIME_MAX_AHEAD = PREFIX + "event.time.max.ahead";
    static final String MODEL_PATH = PREFIX + "model.path";
    static final String MODEL_NAME = PREFIX + "model.name";
    static final String MODEL_MAX_TOKENS = PREFIX + "model.max.tokens";
    static final String MODEL_INTRA_OP_THREADS = PREFIX + "model.intra.op.threads";
    static final String MODEL_LABELS = PREFIX + "model.labels";
    static final String MODEL_NEUTRAL_BAND = PREFIX + "model.neutral.band";
    static final String MODEL_LONG_TEXT = PREFIX + "model.long.text";
    static final String MODEL_MAX_WINDOWS = PREFIX + "model.long.text.max.windows";
    static final String MODEL_DEVICE = PREFIX + "model.device";
    static final String MODEL_DEVICE_REQUIRED = PREFIX + "model.device.required";
    static final String MODEL_DEVICE_MAX_BYTES = PREFIX + "model.device.max.bytes";
    static final String MODEL_TENSORRT = PREFIX + "model.tensorrt";
    static final String HUB_URL = PREFIX + "hub.url";
    static final String HUB_FOLDER = PREFIX + "hub.folder";
    static final String SCORE_DEADLINE = PREFIX + "score.deadline";
    static final String BATCH_MAX_RECORDS = PREFIX + "engine.batch.max.records";
    static final String BATCH_MAX_TOKENS = PREFIX + "engine.batch.max.tokens";
    static final String TOKENIZER_THREADS = PREFIX + "engine.tokenizer.threads";
    static final String INFERENCE_THREADS = PREFIX + "engine.inference.threads";
    static final String MAX_BYTES = PREFIX + "engine.max.bytes";
    static final String RUN_LIMIT = PREFIX + "engine.run.limit";
    static final String HANG_LIMIT = PREFIX + "engine.hang.limit";
    static final String CACHE_RECORDS = PREFIX + "engine.cache.records";
    static final String MAX_STALENESS = PREFIX + "score.max.staleness";
    static final String BACKFILL = PREFIX + "score.backfill";
    static final String BREAKER_FAILURES = PREFIX + "breaker.failures";
    static final String BREAKER_WINDOW = PREFIX + "breaker.window";
    static final String BREAKER_OPEN = PREFIX + "breaker.open";
    static final String BREAKER_PROBES = PREFIX + "breaker.probes";
    static final String FALLBACK_LANGUAGES = PREFIX + "fallback.languages";
    static final String FALLBACK_UNSUPPORTED = PREFIX + "fallback.unsupported";
    static final String FAULTS_ENABLED = PREFIX + "faults.enabled";
    static final String FAULTS_SCRIPT = PREFIX + "faults.script";
    static final String MAX_PERMITS = PREFIX + "engine.max.permits";
    static final String MAX_IN_FLIGHT = PREFIX + "engine.max.in.flight.per.task";
    static final String WINDOW_SIZE = PREFIX + "windows.size";
    static final String WINDOW_GRACE = PREFIX + "windows.grace";
    static final String WINDOW_QUIET = PREFIX + "windows.quiet";
    static final String WINDOW_RETENTION = PREFIX + "windows.retention";
    static final String WINDOW_PARTITIONS = PREFIX + "windows.partitions";
    static final String WINDOW_UPDATE_INTERVAL = PREFIX + "windows.update.interval";
    static final String DRAIN_LIMIT = PREFIX + "shutdown.drain.limit";
    static final String LEAVE_GROUP = PREFIX + "shutdown.leave.group";
    static final String HTTP_HOST = PREFIX + "http.host";
    static final String HTTP_PORT = PREFIX + "http.port";
    static final String HTTP_IDLE_LIMIT = PREFIX + "http.idle.limit";
    static final String HTTP_ADVERTISED = PREFIX + "http.advertised";
    static final String HTTP_KEYS_FILE = PREFIX + "http.keys.file";
    static final String HTTP_BODY_MAX_BYTES = PREFIX + "http.body.max.bytes";
    static final String HTTP_RATE_LIMIT = PREFIX + "http.rate.limit";
    static final String HTTP_SCORE_LIMIT = PREFIX + "http.score.limit";
    static final String HTTP_EVENTS_CLIENTS = PREFIX + "http.events.clients";
    static final String HTTP_EVENTS_TEXT = PREFIX + "http.events.text";
    static final String HTTP_EVALUATIONS = PREFIX + "http.evaluations";
    static final String HTTP_TLS_KEYSTORE = PREFIX + "http.tls.keystore";
    static final String HTTP_TLS_PASSWORD = PREFIX + "http.tls.keystore.password";
    static final String COST_PER_HOUR = PREFIX + "cost.per.hour";
    static final String LOG_FORMAT = PREFIX + "log.format";
    static final String MAX_THREAD_RESTARTS = PREFIX + "stream.max.thread.restarts";

    /** The model that comes along. */
    static final String BUILT_IN_MODEL = "models/undertone-small";

    static final ConfigDef DEFINITION = new ConfigDef()
            .define(
                    APPLICATION_ID,
                    Type.STRING,
                    "undertone",
                    new ConfigDef.NonEmptyString(),
                    Importance.HIGH,
                    "Consumer group, prefix of internal topics and of transactional ids.")
            .define(
                    INPUT_TOPICS,
                    Type.LIST,
                    "tweets.raw:tweets,transcripts.raw:transcripts",
                    Rules.INPUT_TOPICS,
                    Importance.HIGH,
                    "Topics to read, each with the name of what it carries.")
            .define(
                    INPUT_FORMAT,
                    Type.STRING,
                    "auto",
                    ValidString.in("auto", "text", "registry"),
                    Importance.MEDIUM,
                    "auto: the first bytes of a value tell Avro from JSON. text: the value is the text itself. registry:"
                            + " undertone.registry.deserializer reads every value.")
            .define(
                    OUTPUT_FORMAT,
                    Type.STRING,
                    "avro",
                    ValidString.in("avro", "json", "registry"),
                    Importance.HIGH,
                    "avro: single-object encoding, which the schemas jar reads. json: plain JSON. registry: as"
                            + " undertone.registry.serializer writes it, which by default is Confluent framing.")
            .define(
                    OUTPUT_TEXT,
                    Type.BOOLEAN,
                    true,
                    Importance.MEDIUM,
                    "Whether scored records carry the text; without it they carry only its hash.")
            .define(
                    REGISTRY_URL,
                    Type.STRING,
                    "",
                    Rules.URL,
                    Importance.HIGH,
                    "Schema registry, like http://registry:8080 for Apicurio. With it, values in Confluent framing are"
                            + " read by the schema of their id; empty for none.")
            .define(
                    REGISTRY_AUTO_REGISTER,
                    Type.BOOLEAN,
                    true,
                    Importance.MEDIUM,
                    "Whether the schemas of what is written are registered at the start when they are not there. Else"
                            + " nothing starts without them.")
            .define(
                    REGISTRY_WAIT_LIMIT,
                    Type.STRING,
                    "20s",
                    // A transaction must not run out meanwhile.
                    Rules.durationsUpTo("25s"),
                    Importance.LOW,
                    "How long a record, or the start, waits for a registry that does not answer. Then the stream thread"
                            + " is replaced and the record read again (undertone.stream.max.thread.restarts). As long a"
                            + " schema that the registry does not know is asked for, then the record is a dead letter.")
            .define(
                    REGISTRY_SERIALIZER,
                    Type.STRING,
                    RegistrySettings.APICURIO_SERIALIZER,
                    Rules.implementing(Serializer.class),
                    Importance.LOW,
                    "Class that writes values with undertone.output.format=registry. It is given ScoredText and"
                            + " SentimentWindow, by several threads at once.")
            .define(
                    REGISTRY_DESERIALIZER,
                    Type.STRING,
                    RegistrySettings.APICURIO_DESERIALIZER,
                    Rules.implementing(Deserializer.class),
                    Importance.LOW,
                    "Class that reads values in Confluent framing, or all with undertone.input.format=registry. It gives"
                            + " an Avro record, JSON, a map or a text, to several threads at once.")
            .define(
                    TOPIC_SCORED,
                    Type.STRING,
                    "sentiment.scored",
                    new ConfigDef.NonEmptyString(),
                    Importance.MEDIUM,
                    "Topic of the answers. Needs at least as many partitions as the largest input topic.")
            .define(
                    TOPIC_WINDOWS,
                    Type.STRING,
                    "sentiment.windows",
                    new ConfigDef.NonEmptyString(),
                    Importance.MEDIUM,
                    "Topic of the windows.")
            .define(
                    TOPIC_DLQ,
                    Type.STRING,
                    "sentiment.dlq",
                    new ConfigDef.NonEmptyString(),
                    Importance.MEDIUM,
                    "Dead-letter topic.")
            .define(
                    TOPICS_PARTITIONS,
                    Type.INT,
                    4,
                    Range.between(1, 10_000),
                    Importance.MEDIUM,
                    "Partitions of the topics that `undertone topics create` makes.")
            .define(
                    TOPICS_REPLICATION_FACTOR,
                    Type.INT,
                    -1,
                    Rules.REPLICAS,
                    Importance.MEDIUM,
                    "Replicas of the topics that `undertone topics create` makes; -1 for the broker's default.")
            .define(
                    RECORD_MAX_BYTES,
                    Type.INT,
                    12 << 20,
                    Range.between(16 << 10, 256 << 20),
                    Importance.LOW,
                    "Largest record to write, in bytes. The dead-letter topic is created with this limit, so that a"
                            + " refused record fits with its headers.")
            .define(
                    TEXT_MAX_CHARS,
                    Type.INT,
                    10_000,
                    Range.between(1, 1_000_000),
                    Importance.MEDIUM,
                    "Characters of a text that are scored; the rest is cut, which the answer records.")
            .define(
                    EVENT_TIME_MAX_AHEAD,
                    Type.STRING,
                    "5m",
                    // A broker refuses what is an hour ahead of its own clock, and clocks differ.
                    Rules.durationsUpTo("50m"),
                    Importance.LOW,
                    "How far in the future an event time or Kafka timestamp may lie before it is replaced.")
            .define(
                    MODEL_PATH,
                    Type.STRING,
                    BUILT_IN_MODEL,
                    new ConfigDef.NonEmptyString(),
                    Importance.HIGH,
                    "Model directory in the Hugging Face layout. A relative path is looked up in the working directory,"
                            + " then beside the launcher.")
            .define(
                    MODEL_NAME,
                    Type.STRING,
                    "",
                    Importance.LOW,
                    "What answers and metrics call the model, and what a sender asks for; empty for the name of its"
                            + " directory.")
            .define(
                    MODEL_MAX_TOKENS,
                    Type.INT,
                    0,
                    Range.between(0, 100_000),
                    Importance.MEDIUM,
                    "Tokens of a text the model sees; 0 for as many as it can take.")
            .define(
                    MODEL_INTRA_OP_THREADS,
                    Type.INT,
                    1,
                    Range.between(1, 256),
                    Importance.LOW,
                    "CPU threads of one run. More inference threads scale better than more threads a run.")
            .define(
                    MODEL_LABELS,
                    Type.LIST,
                    "",
                    ModelRules.LABELS,
                    Importance.MEDIUM,
                    "What the model's columns mean, by their names in id2label or their numbers, for a model whose"
                            + " names do not say it. Empty for the names of id2label.")
            .define(
                    MODEL_NEUTRAL_BAND,
                    Type.DOUBLE,
                    LabelRules.DEFAULT_NEUTRAL_BAND,
                    Range.between(0, 1),
                    Importance.MEDIUM,
                    "For a model that knows negative and positive alone: a polarity nearer to zero than this is"
                            + " neutral; 0 for never.")
            .define(
                    MODEL_LONG_TEXT,
                    Type.STRING,
                    "truncate",
                    ValidString.in("truncate", "head_tail", "windows"),
                    Importance.MEDIUM,
                    "What the model sees of a text with more tokens than it takes. truncate: the beginning. head_tail:"
                            + " a quarter from the beginning, the rest from the end. windows: all of it in equal windows,"
                            + " whose probabilities are averaged.")
            .define(
                    MODEL_MAX_WINDOWS,
                    Type.INT,
                    ModelSettings.DEFAULT_MAX_WINDOWS,
                    Range.between(1, 1024),
                    Importance.LOW,
                    "Windows of one text at most; what is beyond them is cut, which the answer records.")
            .define(
                    MODEL_DEVICE,
                    Type.STRING,
                    "auto",
                    ModelRules.DEVICE,
                    Importance.HIGH,
                    "Where the model runs. auto: on the first GPU that serves, else on the CPU. A GPU needs a build"
                            + " with -Pgpu or -Pgpu-cuda13.")
            .define(
                    MODEL_DEVICE_REQUIRED,
                    Type.BOOLEAN,
                    false,
                    Importance.HIGH,
                    "Whether to refuse to start when the GPU does not serve; else the CPU takes its place, with a"
                            + " warning when the GPU was named.")
            .define(
                    MODEL_DEVICE_MAX_BYTES,
                    Type.LONG,
                    0L,
                    Range.atLeast(0),
                    Importance.MEDIUM,
                    "Memory of the GPU for the model and its batches; 0 for no limit. Libraries need some beside it.")
            .define(
                    MODEL_TENSORRT,
                    Type.STRING,
                    "off",
                    ModelRules.TENSOR_RT,
                    Importance.LOW,
                    "TensorRT before CUDA, with options that are passed through. Needs the build with -Pgpu and"
                            + " TensorRT's own libraries.")
            .define(
                    HUB_URL,
                    Type.STRING,
                    "https://huggingface.co",
                    Rules.HUB,
                    Importance.LOW,
                    "Where `undertone models pull` gets models: Hugging Face, or a mirror with its paths. Nothing else asks"
                            + " there.")
            .define(
                    HUB_FOLDER,
                    Type.STRING,
                    "pulled-models",
                    new ConfigDef.NonEmptyString(),
                    Importance.LOW,
                    "Folder that `undertone models pull` puts models in, each in one of its own; a relative path is one"
                            + " of the working directory.")
            .define(
                    SCORE_DEADLINE,
                    Type.STRING,
                    "250ms",
                    // Each commit waits so long, and a transaction must not outlive the broker's patience.
                    Rules.durationsUpTo("60s"),
                    Importance.HIGH,
                    "Time from a record's entry to its answer; then the fallback answers.")
            .define(
                    BATCH_MAX_RECORDS,
                    Type.INT,
                    0,
                    Range.between(0, 65_536),
                    Importance.MEDIUM,
                    "Rows in one batch; 0 for an eighth of the token budget.")
            .define(
                    BATCH_MAX_TOKENS,
                    Type.INT,
                    0,
                    Range.between(0, 1 << 20),
                    Importance.MEDIUM,
                    "Padded tokens in one batch: rows times the longest. 0 for what is measured at start: the smallest"
                            + " budget of nearly the best throughput whose batch takes at most a quarter of the"
                            + " deadline.")
            .define(TOKENIZER_THREADS, Type.INT, 1, Range.between(1, 256), Importance.MEDIUM, "Threads that tokenize.")
            .define(
                    INFERENCE_THREADS,
                    Type.INT,
                    1,
                    Range.between(1, 256),
                    Importance.MEDIUM,
                    "Threads that run one batch each.")
            .define(
                    MAX_BYTES,
                    Type.INT,
                    64 << 20,
                    Range.atLeast(1),
                    Importance.LOW,
                    "Upper bound of the bytes of the records the engine holds.")
            .define(
                    RUN_LIMIT,
                    Type.STRING,
                    "auto",
                    Rules.DURATIONS_OR_AUTO,
                    Importance.LOW,
                    "How long one run of the model may take before the breaker opens; auto for two deadlines, two"
                            + " seconds at least.")
            .define(
                    HANG_LIMIT,
                    Type.STRING,
                    "30s",
                    Rules.DURATIONS,
                    Importance.LOW,
                    "How long one run of the model may take before the model is given up and loaded again. The second"
                            + " time the process ends, so that the group takes over.")
            .define(
                    CACHE_RECORDS,
                    Type.INT,
                    0,
                    Range.between(0, 10_000_000),
                    Importance.LOW,
                    "Scores to remember by token ids; 0 for none. Identical texts in flight are scored once anyway.")
            .define(
                    MAX_STALENESS,
                    Type.STRING,
                    "60s",
                    Rules.DURATIONS,
                    Importance.MEDIUM,
                    "Age by Kafka timestamp from which the stream lags: records may be left to the fallback when the model"
                            + " is busy, so that it catches up, in every partition while one lags; never a text on"
                            + " which the fallback would abstain.")
            .define(
                    BACKFILL,
                    Type.BOOLEAN,
                    false,
                    Importance.MEDIUM,
                    "Whether records may be as old as they like: history is scored by the model alone.")
            .define(
                    BREAKER_FAILURES,
                    Type.INT,
                    3,
                    Range.between(1, 10_000),
                    Importance.LOW,
                    "Failed batches within undertone.breaker.window that open the breaker.")
            .define(
                    BREAKER_WINDOW,
                    Type.STRING,
                    "300s",
                    Rules.DURATIONS,
                    Importance.LOW,
                    "Time within which failed batches add up.")
            .define(
                    BREAKER_OPEN,
                    Type.STRING,
                    "60s",
                    Rules.DURATIONS,
                    Importance.LOW,
                    "How long the breaker stays open before it lets probes through.")
            .define(
                    BREAKER_PROBES,
                    Type.INT,
                    3,
                    Range.between(1, 1000),
                    Importance.LOW,
                    "Probe batches that must succeed to close the breaker.")
            .define(
                    FALLBACK_LANGUAGES,
                    Type.LIST,
                    "en",
                    Importance.MEDIUM,
                    "Languages that VADER may judge. Its lexicon is English.")
            .define(
                    FALLBACK_UNSUPPORTED,
                    Type.STRING,
                    "pending",
                    ValidString.in("pending", "neutral"),
                    Importance.MEDIUM,
                    "What the fallback says of a text that VADER does not understand. pending: nothing, the label is"
                            + " null. neutral: neutral, which is a guess.")
            .define(
                    FAULTS_ENABLED,
                    Type.BOOLEAN,
                    false,
                    Importance.LOW,
                    "Whether faults may be injected, for drills. Never in production.")
            .define(
                    FAULTS_SCRIPT,
                    Type.STRING,
                    "",
                    Rules.FAULT_SCRIPT,
                    Importance.LOW,
                    "A fault to inject: slow, error, oom, nan or hang, for how long and how long after the start, like"
                            + " hang:5s@10s. Needs undertone.faults.enabled.")
            .define(
                    MAX_PERMITS,
                    Type.INT,
                    100_000,
                    Range.between(1, 10_000_000),
                    Importance.LOW,
                    "Upper bound of the texts the engine holds. It finds the right number itself: what it answers in"
                            + " half a deadline.")
            .define(
                    MAX_IN_FLIGHT,
                    Type.INT,
                    4096,
                    Range.between(1, 1_000_000),
                    Importance.LOW,
                    "Records of one stream task that wait for their answer or for their turn.")
            .define(
                    WINDOW_SIZE,
                    Type.STRING,
                    "1m",
                    Rules.DURATIONS,
                    Importance.HIGH,
                    "Length of the tumbling windows, in event time. Not to be changed while windows are open.")
            .define(
                    WINDOW_GRACE,
                    Type.STRING,
                    "30s",
                    Rules.DURATIONS,
                    Importance.MEDIUM,
                    "How much later than a window's end its records may come, in event time.")
            .define(
                    WINDOW_QUIET,
                    Type.STRING,
                    "30s",
                    Rules.DURATIONS,
                    Importance.MEDIUM,
                    "Wall-clock time without records after which a partition, or a whole dimension, no longer holds up"
                            + " its windows. No window closes sooner than this after a start.")
            .define(
                    WINDOW_RETENTION,
                    Type.STRING,
                    "1h",
                    Rules.DURATIONS,
                    Importance.LOW,
                    "How long closed windows stay in the state store, in event time.")
            .define(
                    WINDOW_PARTITIONS,
                    Type.INT,
                    4,
                    Range.between(1, 1000),
                    Importance.LOW,
                    "Partitions of the internal topic on which windows are added up, and so the number of their tasks."
                            + " It is state: not to be changed for an application that has run.")
            .define(
                    WINDOW_UPDATE_INTERVAL,
                    Type.STRING,
                    "1s",
                    Rules.DURATIONS,
                    Importance.LOW,
                    "Wall-clock time between two updates of an open window.")
            .define(
                    DRAIN_LIMIT,
                    Type.STRING,
                    "30s",
                    Rules.DURATIONS,
                    Importance.LOW,
                    "How long a shutdown may take to finish what is in flight and commit.")
            .define(
                    LEAVE_GROUP,
                    Type.STRING,
                    "auto",
                    ValidString.in("auto", "always"),
                    Importance.LOW,
                    "Whether an instance that is told to stop leaves its group, so that others take its partitions over at"
                            + " once. auto: unless it has a name there (kafka.group.instance.id) and will come back."
                            + " always: also then, which suits instances that may be scaled down.")
            .define(
                    MAX_THREAD_RESTARTS,
                    Type.INT,
                    10,
                    Range.between(0, 1_000_000),
                    Importance.LOW,
                    "How many dead stream threads are replaced before the process ends.")
            .define(
                    HTTP_HOST,
                    Type.STRING,
                    "127.0.0.1",
                    new ConfigDef.NonEmptyString(),
                    Importance.MEDIUM,
                    "Interface that the HTTP surface listens on; 0.0.0.0 for all, as a container needs it. Then set"
                            + " undertone.http.keys.file too.")
            .define(
                    HTTP_PORT,
                    Type.INT,
                    8080,
                    Range.between(-1, 65_535),
                    Importance.MEDIUM,
                    "Port of the HTTP surface; 0 for any free one, -1 for no surface.")
            .define(
                    HTTP_IDLE_LIMIT,
                    Type.STRING,
                    "30s",
                    Rules.durationsUpTo("10m"),
                    Importance.LOW,
                    "How long a connection may be silent, or a request take to arrive.")
            .define(
                    HTTP_ADVERTISED,
                    Type.STRING,
                    "auto",
                    Rules.ADDRESS,
                    Importance.MEDIUM,
                    "host:port under which other instances reach this one's HTTP surface; auto for host and port as above,"
                            + " with this host's own address in the place of 0.0.0.0.")
            .define(
                    HTTP_KEYS_FILE,
                    Type.STRING,
                    "",
                    Rules.FILE,
                    Importance.HIGH,
                    "File with API keys, one a line: a name, scopes out of read,score,admin,peer, the key. Read again when"
                            + " it changes. Without it only callers on this machine may score or change anything.")
            .define(
                    HTTP_BODY_MAX_BYTES,
                    Type.INT,
                    4 << 20,
                    Range.between(1024, 64 << 20),
                    Importance.LOW,
                    "Largest body of a request, in bytes.")
            .define(
                    HTTP_RATE_LIMIT,
                    Type.INT,
                    100,
                    Range.between(0, 1_000_000),
                    Importance.LOW,
                    "Requests a second for each caller, by key or address; 0 for no limit.")
            .define(
                    HTTP_SCORE_LIMIT,
                    Type.STRING,
                    "10s",
                    Rules.durationsUpTo("10m"),
                    Importance.LOW,
                    "How long one call of /v1/score may take for all its texts; those not begun by then come back with an"
                            + " error.")
            .define(
                    HTTP_EVENTS_CLIENTS,
                    Type.INT,
                    50,
                    Range.between(0, 1_000),
                    Importance.LOW,
                    "Who may follow /v1/events at once.")
            .define(
                    HTTP_EVENTS_TEXT,
                    Type.BOOLEAN,
                    true,
                    Importance.MEDIUM,
                    "Whether /v1/events shows texts, to callers with the scope read or on this machine. Needs"
                            + " undertone.output.text too.")
            .define(
                    HTTP_EVALUATIONS,
                    Type.STRING,
                    "",
                    Rules.FOLDER,
                    Importance.LOW,
                    "Folder with results of `undertone evaluate --json`, files that end in .json, which"
                            + " /v1/models/ranking ranks.")
            .define(
                    HTTP_TLS_KEYSTORE,
                    Type.STRING,
                    "",
                    Rules.FILE,
                    Importance.MEDIUM,
                    "Key store (PKCS12 or JKS) with the certificate of the HTTP surface, which then speaks HTTPS only.")
            .define(
                    HTTP_TLS_PASSWORD,
                    Type.STRING,
                    "",
                    Rules.ANY,
                    Importance.MEDIUM,
                    "Password of the key store; better from a config provider than from a file.")
            .define(
                    COST_PER_HOUR,
                    Type.DOUBLE,
                    0.0,
                    Range.atLeast(0),
                    Importance.LOW,
                    "What an hour of this process costs, in any currency, for the metrics of cost; 0 when nobody"
                            + " counts.")
            .define(
                    LOG_FORMAT,
                    Type.STRING,
                    "text",
                    ValidString.in("text", "json"),
                    Importance.LOW,
                    "Form of the log of `undertone run` on standard error. json: an object a line.");

    private Keys() {}
}
