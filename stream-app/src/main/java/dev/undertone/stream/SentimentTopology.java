package dev.undertone.stream;

import dev.undertone.engine.ScoringEngines;
import dev.undertone.enrich.Enrich;
import dev.undertone.enrich.OutputEncoder;
import dev.undertone.ingest.Ingest;
import dev.undertone.metrics.Metrics;
import dev.undertone.schemas.FallbackReason;
import dev.undertone.schemas.SentimentWindow;
import dev.undertone.stream.Ingested.Admitted;
import dev.undertone.stream.Ingested.Answered;
import dev.undertone.stream.Ingested.DeadLetter;
import dev.undertone.tracing.Tracing;
import dev.undertone.windows.WindowDimension;
import dev.undertone.windows.WindowKey;
import dev.undertone.windows.WindowPartial;
import dev.undertone.windows.WindowState;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The map in code: every step from raw record to sink, in the order in which data flows. */
public final class SentimentTopology {
    private static final Serde<byte[]> BYTES = Serdes.ByteArray();

    private final TopologySettings settings;
    private final Ingest ingest;
    private final ScoringEngines engines;
    private final Enrich enrich;
    private final Metrics metrics;
    private final Tracing tracing;
    private final StoreBuilder<?> scoreBarrier;

    public SentimentTopology(
            TopologySettings settings,
            Ingest ingest,
            ScoringEngines engines,
            Enrich enrich,
            Metrics metrics,
            Tracing tracing) {
        this(settings, ingest, engines, enrich, metrics, tracing, CommitBarrierStore.builder(ScoreProcessor.BARRIER));
    }

    private SentimentTopology(
            TopologySettings settings,
            Ingest ingest,
            ScoringEngines engines,
            Enrich enrich,
            Metrics metrics,
            Tracing tracing,
            StoreBuilder<?> scoreBarrier) {
        this.settings = settings;
        this.ingest = ingest;
        this.engines = engines;
        this.enrich = enrich;
        this.metrics = metrics;
        this.tracing = tracing;
        this.scoreBarrier = scoreBarrier;
    }

    /** The control of the delivery tests: commits do not wait for answers, so that a crash loses records. */
    SentimentTopology withoutScoreBarrier() {
        return new SentimentTopology(
                settings, ingest, engines, enrich, metrics, tracing, CommitBarrierStore.deaf(ScoreProcessor.BARRIER));
    }

    /** Builds the topology. Names of processors, stores and internal topics are state: do not change them. */
    public Topology build() {
        StreamsBuilder builder = new StreamsBuilder();
        ThreadMates mates = new ThreadMates();
        StreamLag lag = new StreamLag(settings.maxStaleness());

        KStream<byte[], Ingested> ingested = builder.stream(
                        settings.inputTopics(),
                        Consumed.with(BYTES, BYTES)
                                .withTimestampExtractor(new RecordTime(System::currentTimeMillis))
                                .withName("raw"))
                .process(() -> new IngestProcessor(ingest, metrics, tracing), Named.as("ingest"));

        KStream<byte[], Answered> answered = ingested.filter(
                        (key, value) -> value instanceof Admitted, Named.as("admitted"))
                .mapValues(value -> (Admitted) value, Named.as("texts"))
                .process(
                        with(
                                () -> new ScoreProcessor(engines, mates, lag, settings.maxInFlightPerTask(), metrics),
                                scoreBarrier),
                        Named.as("score"));

        answered.process(
                        () -> new EnrichProcessor(
                                enrich,
                                settings.encoder(),
                                settings.scored().name(),
                                settings.scored().maxBytes(),
                                metrics),
                        Named.as("enrich"))
                .to(
                        settings.scored().name(),
                        Produced.with(BYTES, PartitionedBytes.serde(), PartitionedBytes.partitioner())
                                .withName("scored"));

        answered.process(
                        with(
                                () -> new FoldProcessor(settings.windowSettings()),
                                CommitBarrierStore.builder(FoldProcessor.BARRIER)),
                        Named.as("fold"))
                .repartition(Repartitioned.<WindowDimension, WindowPartial>as("window-partials")
                        // Of its own, so that input topics may grow.
                        .withNumberOfPartitions(settings.windowPartitions())
                        .withKeySerde(serde(SentimentTopology::utf8, SentimentTopology::dimension))
                        .withValueSerde(serde(WindowPartial::toBytes, WindowPartial::of)))
                .process(
                        with(
                                () -> new WindowProcessor(settings.windowSettings(), metrics),
                                Stores.keyValueStoreBuilder(
                                        Stores.persistentKeyValueStore(WindowProcessor.WINDOWS),
                                        serde(WindowKey::toBytes, WindowKey::of),
                                        serde(WindowState::toBytes, WindowState::of)),
                                Stores.keyValueStoreBuilder(
                                        Stores.persistentKeyValueStore(WindowProcessor.CLOCKS),
                                        serde(SentimentTopology::utf8, SentimentTopology::dimension),
                                        Serdes.Long())),
                        Named.as("windows"))
                .to(
                        settings.windows(),
                        Produced.with(
                                        SentimentTopology.<WindowKey>writeOnly(SentimentTopology::utf8),
                                        windowSerde(settings.encoder(), settings.windows()))
                                .withName("window-updates"));

        KStream<byte[], DeadLetter> refused = ingested.filter(
                        (key, value) -> value instanceof DeadLetter, Named.as("refused"))
                .mapValues(value -> (DeadLetter) value, Named.as("refusals"));
        KStream<byte[], DeadLetter> copies = answered.filter(
                        (key, value) -> value.answer().fallbackReason() == FallbackReason.MODEL_REJECTED_INPUT,
                        Named.as("rejected-by-model"))
                .mapValues(SentimentTopology::copy, Named.as("copies"));
        refused.merge(copies, Named.as("dead-letters"))
                .process(
                        () -> new DeadLetterProcessor(
                                settings.deadLetters().name(),
                                settings.deadLetters().maxBytes(),
                                metrics),
                        Named.as("describe-dead-letters"))
                .to(
                        settings.deadLetters().name(),
                        Produced.with(BYTES, PartitionedBytes.serde(), PartitionedBytes.partitioner())
                                .withName("dlq"));

        return builder.build();
    }

    private static DeadLetter copy(Answered answered) {
        return new DeadLetter(
                answered.admitted().raw(),
                "SCORE",
                FallbackReason.MODEL_REJECTED_INPUT.name(),
                "the model refuses this text; the fallback answered",
                true,
                answered.trace());
    }

    private static <KI, VI, KO, VO> ProcessorSupplier<KI, VI, KO, VO> with(
            Supplier<Processor<KI, VI, KO, VO>> processor, StoreBuilder<?>... stores) {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<KI, VI, KO, VO> get() {
                return processor.get();
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(stores);
            }
        };
    }

    private static Serde<SentimentWindow> windowSerde(OutputEncoder encoder, String topic) {
        return writeOnly(window -> encoder.encode(topic, window));
    }

    private static byte[] utf8(Object value) {
        return value.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static WindowDimension dimension(byte[] bytes) {
        return WindowDimension.parse(new String(bytes, StandardCharsets.UTF_8));
    }

    private static <T> Serde<T> writeOnly(Function<? super T, byte[]> write) {
        return serde(write, bytes -> {
            throw new UnsupportedOperationException("only written, never read");
        });
    }

    private static <T> Serde<T> serde(Function<? super T, byte[]> write, Function<byte[], T> read) {
        return Serdes.serdeFrom(
                (topic, value) -> value == null ? null : write.apply(value),
                (topic, bytes) -> bytes == null ? null : read.apply(bytes));
    }
}
