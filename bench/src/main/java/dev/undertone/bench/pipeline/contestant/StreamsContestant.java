package dev.undertone.bench.pipeline.contestant;

import dev.undertone.config.KafkaSettings;
import dev.undertone.config.Settings;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;

/** A topology of one step, with the client settings that Undertone uses. */
final class StreamsContestant implements ContestantMain.Running {
    private static final long POLL_MILLIS = 20;

    private final KafkaStreams streams;
    private final Runnable onClose;

    private StreamsContestant(KafkaStreams streams, Runnable onClose) {
        this.streams = streams;
        this.onClose = onClose;
    }

    /** Copies. */
    static StreamsContestant passThrough(Settings settings) {
        return start(settings, 1, UnaryOperator.identity(), () -> {});
    }

    /** Scores each record where it is read, as {@code mapValues} invites to; as many threads as the model may use. */
    static StreamsContestant naive(Settings settings) throws Exception {
        NaiveScorer scorer = NaiveScorer.open(settings.modelPath());
        return start(settings, settings.engine().inferenceThreads(), scorer::answer, scorer::close);
    }

    private static StreamsContestant start(
            Settings settings, int threads, UnaryOperator<byte[]> step, Runnable onClose) {
        Serde<byte[]> bytes = Serdes.ByteArray();
        StreamsBuilder builder = new StreamsBuilder();
        builder.stream(settings.inputTopics().keySet(), Consumed.with(bytes, bytes))
                .mapValues(step::apply)
                .to(settings.scoredTopic(), Produced.with(bytes, bytes));
        Map<String, Object> kafka = new KafkaSettings(settings).streams();
        kafka.put("num.stream.threads", threads);
        StreamsContestant contestant =
                new StreamsContestant(new KafkaStreams(builder.build(), new StreamsConfig(kafka)), onClose);
        contestant.streams.start();
        return contestant;
    }

    @Override
    public void awaitRunning() throws InterruptedException {
        while (streams.state() != KafkaStreams.State.RUNNING) {
            Thread.sleep(POLL_MILLIS);
        }
    }

    @Override
    public void close() {
        streams.close();
        onClose.run();
    }
}
