package dev.undertone.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.undertone.metrics.MicrometerMetrics;
import dev.undertone.schemas.BreakerState;
import dev.undertone.schemas.DimensionKind;
import dev.undertone.schemas.FallbackReason;
import dev.undertone.schemas.ScorerType;
import dev.undertone.schemas.SentimentWindow;
import dev.undertone.text.Answer;
import dev.undertone.windows.Tally;
import dev.undertone.windows.WindowDimension;
import dev.undertone.windows.WindowKey;
import dev.undertone.windows.WindowPartial;
import dev.undertone.windows.WindowSettings;
import dev.undertone.windows.WindowState;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

/** What only shows when a task is opened twice, or lives long. Windows of a minute, ten seconds of quiet. */
class WindowProcessorTest {
    private static final long MINUTE = 60_000;
    private static final WindowSettings SETTINGS = new WindowSettings(
            Duration.ofMinutes(1), Duration.ZERO, Duration.ofSeconds(10), Duration.ofMinutes(5), Duration.ofSeconds(1));
    private static final WindowDimension TWEETS = new WindowDimension(DimensionKind.SOURCE, "tweets");

    private final WindowProcessor processor =
            new WindowProcessor(SETTINGS, new MicrometerMetrics(new SimpleMeterRegistry()));

    @Test
    void aTaskThatIsRevivedGoesByItsRestoredStoresAlone() {
        MockProcessorContext<WindowKey, SentimentWindow> aborted = open(100 * MINUTE);
        send(aborted, 10 * MINUTE, 101 * MINUTE);
        send(aborted, 50 * MINUTE, 101 * MINUTE);
        processor.close();

        MockProcessorContext<WindowKey, SentimentWindow> revived = open(102 * MINUTE);
        send(revived, 10 * MINUTE, 103 * MINUTE);
        send(revived, 50 * MINUTE, 103 * MINUTE);
        pass(revived, 110 * MINUTE);

        assertEquals(
                List.of(1L, 1L),
                finals(revived).stream().map(SentimentWindow::getInputs).toList());
        assertEquals(
                0, finals(revived).stream().mapToLong(SentimentWindow::getLate).sum());
    }

    @Test
    void aDimensionThatWentQuietIsForgottenAfterItsRetention() {
        MockProcessorContext<WindowKey, SentimentWindow> context = open(100 * MINUTE);
        send(context, 100 * MINUTE, 100 * MINUTE + 1);
        pass(context, 102 * MINUTE);
        assertEquals(1, finals(context).size());

        pass(context, 108 * MINUTE);

        KeyValueStore<WindowKey, WindowState> states = context.getStateStore(WindowProcessor.WINDOWS);
        KeyValueStore<WindowDimension, Long> clocks = context.getStateStore(WindowProcessor.CLOCKS);
        assertEquals(0, states.approximateNumEntries());
        assertEquals(0, clocks.approximateNumEntries());
    }

    private MockProcessorContext<WindowKey, SentimentWindow> open(long nowMillis) {
        MockProcessorContext<WindowKey, SentimentWindow> context = new MockProcessorContext<>();
        context.setCurrentSystemTimeMs(nowMillis);
        var states = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(WindowProcessor.WINDOWS),
                        serde(WindowKey::toBytes, WindowKey::of),
                        serde(WindowState::toBytes, WindowState::of))
                .withLoggingDisabled()
                .build();
        var clocks = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(WindowProcessor.CLOCKS),
                        serde(
                                dimension -> dimension.toString().getBytes(StandardCharsets.UTF_8),
                                bytes -> WindowDimension.parse(new String(bytes, StandardCharsets.UTF_8))),
                        Serdes.Long())
                .withLoggingDisabled()
                .build();
        states.init(context.getStateStoreContext(), states);
        clocks.init(context.getStateStoreContext(), clocks);
        processor.init(context);
        return context;
    }

    private void send(MockProcessorContext<WindowKey, SentimentWindow> context, long eventMillis, long nowMillis) {
        context.setCurrentSystemTimeMs(nowMillis);
        Tally tally = new Tally();
        tally.add(
                new Answer(ScorerType.NONE, null, FallbackReason.DEADLINE_QUEUED, null, null, 0, BreakerState.CLOSED),
                1);
        processor.process(new Record<>(TWEETS, new WindowPartial(1, eventMillis, eventMillis, tally), nowMillis));
    }

    private static void pass(MockProcessorContext<WindowKey, SentimentWindow> context, long nowMillis) {
        context.setCurrentSystemTimeMs(nowMillis);
        List.copyOf(context.scheduledPunctuators()).forEach(punctuator -> {
            if (!punctuator.cancelled()) {
                punctuator.getPunctuator().punctuate(nowMillis);
            }
        });
    }

    private static List<SentimentWindow> finals(MockProcessorContext<WindowKey, SentimentWindow> context) {
        return context.forwarded().stream()
                .map(forward -> (SentimentWindow) forward.record().value())
                .filter(SentimentWindow::getClosed)
                .toList();
    }

    private static <T> Serde<T> serde(Function<T, byte[]> write, Function<byte[], T> read) {
        return Serdes.serdeFrom(
                (topic, value) -> value == null ? null : write.apply(value),
                (topic, bytes) -> bytes == null ? null : read.apply(bytes));
    }
}
