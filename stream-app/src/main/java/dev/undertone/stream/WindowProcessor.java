package dev.undertone.stream;

import dev.undertone.metrics.Metrics;
import dev.undertone.schemas.SentimentWindow;
import dev.undertone.windows.DimensionClock;
import dev.undertone.windows.SentimentWindows;
import dev.undertone.windows.Tally;
import dev.undertone.windows.WindowDimension;
import dev.undertone.windows.WindowKey;
import dev.undertone.windows.WindowPartial;
import dev.undertone.windows.WindowSettings;
import dev.undertone.windows.WindowState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Step 5, second half: adds the tasks' counts up, window by window. Emits updates while a window is open and one final
 * record when it closes, also for a dimension that went quiet.
 *
 * <p>Counts that come after their window has closed are noted as late in the oldest window still open, so that inputs
 * and late records of all windows add up to what came in.
 */
final class WindowProcessor implements Processor<WindowDimension, WindowPartial, WindowKey, SentimentWindow> {
    static final String WINDOWS = "windows";
    static final String CLOCKS = "window-clocks";
    private static final Duration SWEEP_INTERVAL = Duration.ofMinutes(1);
    private static final int SWEEP_RECORDS = 10_000;

    private final WindowSettings settings;
    private final SentimentWindows windows;
    private final Metrics metrics;
    private final Map<WindowDimension, DimensionClock> clocks = new HashMap<>();
    private final Set<WindowKey> updated = new LinkedHashSet<>();
    private ProcessorContext<WindowKey, SentimentWindow> context;
    private KeyValueStore<WindowKey, WindowState> states;
    private KeyValueStore<WindowDimension, Long> closedBefore;
    private Cancellable sweeper;
    private @Nullable WindowKey sweptTo;
    private @Nullable Cancellable punctuator;

    @SuppressWarnings("NullAway.Init") // set in init
    WindowProcessor(WindowSettings settings, Metrics metrics) {
        this.settings = settings;
        this.windows = new SentimentWindows(settings);
        this.metrics = metrics;
    }

    @Override
    public void init(ProcessorContext<WindowKey, SentimentWindow> taskContext) {
        context = taskContext;
        states = taskContext.getStateStore(WINDOWS);
        closedBefore = taskContext.getStateStore(CLOCKS);
        try (KeyValueIterator<WindowKey, WindowState> restored = states.all()) {
            while (restored.hasNext()) {
                KeyValue<WindowKey, WindowState> entry = restored.next();
                if (!entry.value.closed()) {
                    clock(entry.key.dimension()).observeOpen(entry.key.startMillis());
                }
            }
        }
        keepTime();
        Duration sweepInterval =
                settings.retention().compareTo(SWEEP_INTERVAL) < 0 ? settings.retention() : SWEEP_INTERVAL;
        sweeper = context.schedule(sweepInterval, PunctuationType.WALL_CLOCK_TIME, this::sweep);
    }

    @Override
    public void process(Record<WindowDimension, WindowPartial> record) {
        WindowPartial partial = record.value();
        DimensionClock clock = clock(record.key());
        boolean late = clock.isClosed(partial.startMillis());
        WindowKey key = new WindowKey(record.key(), late ? clock.closedBefore() : partial.startMillis());
        WindowState known = states.get(key);
        Tally tally = known == null ? new Tally() : known.tally();
        if (late) {
            tally.addLate(partial.tally().inputs());
            metrics.late(partial.tally().inputs());
            clock.observeOpen(key.startMillis());
        } else {
            tally.add(partial.tally());
        }
        states.put(key, new WindowState(false, tally));
        updated.add(key);
        long now = context.currentSystemTimeMs();
        clock.observe(partial.upstream(), partial.maxEventMillis(), now);
        closeEnded(record.key(), clock, now);
        keepTime();
    }

    /** Forgets what is in memory: a task that is revived opens the same processor on restored stores. */
    @Override
    public void close() {
        clocks.clear();
        updated.clear();
        if (punctuator != null) {
            punctuator.cancel();
            punctuator = null;
        }
        sweeper.cancel();
    }

    private DimensionClock clock(WindowDimension dimension) {
        return clocks.computeIfAbsent(dimension, d -> {
            Long saved = closedBefore.get(d);
            return new DimensionClock(settings, saved == null ? 0 : saved, context.currentSystemTimeMs());
        });
    }

    /** Runs the wall clock only while a window is open. */
    private void keepTime() {
        if (punctuator == null && !clocks.isEmpty()) {
            punctuator =
                    context.schedule(settings.updateInterval(), PunctuationType.WALL_CLOCK_TIME, this::onWallClock);
        }
    }

    private void onWallClock(long now) {
        for (Iterator<Map.Entry<WindowDimension, DimensionClock>> all =
                        clocks.entrySet().iterator();
                all.hasNext(); ) {
            Map.Entry<WindowDimension, DimensionClock> entry = all.next();
            closeEnded(entry.getKey(), entry.getValue(), now);
            if (entry.getValue().isIdle(now)) {
                all.remove();
            }
        }
        for (WindowKey key : updated) {
            WindowState state = states.get(key);
            if (state != null) {
                emit(key, state, now);
            }
        }
        updated.clear();
        if (clocks.isEmpty() && punctuator != null) {
            punctuator.cancel();
            punctuator = null;
        }
    }

    private void closeEnded(WindowDimension dimension, DimensionClock clock, long now) {
        long before = clock.closedBefore();
        if (!clock.advance(now)) {
            return;
        }
        long after = clock.closedBefore();
        closedBefore.put(dimension, after);
        for (KeyValue<WindowKey, WindowState> ended : between(dimension, before, after)) {
            WindowState state = new WindowState(true, ended.value.tally());
            states.put(ended.key, state);
            updated.remove(ended.key);
            emit(ended.key, state, now);
        }
        long retention = settings.retention().toMillis();
        for (KeyValue<WindowKey, WindowState> old : between(dimension, before - retention, after - retention)) {
            states.delete(old.key);
        }
    }

    /**
     * Deletes, a part of the store at a time, what is past its retention and belongs to dimensions that have gone quiet:
     * their own time no longer moves. Subjects come from senders; without this each would stay for ever.
     */
    private void sweep(long now) {
        long before = now - settings.retention().toMillis() - settings.size().toMillis();
        List<WindowKey> old = new ArrayList<>();
        WindowKey last = null;
        int seen = 0;
        try (KeyValueIterator<WindowKey, WindowState> stored =
                sweptTo == null ? states.all() : states.range(sweptTo, null)) {
            while (stored.hasNext() && seen++ < SWEEP_RECORDS) {
                KeyValue<WindowKey, WindowState> entry = stored.next();
                last = entry.key;
                if (entry.value.closed()
                        && entry.key.startMillis() < before
                        && !clocks.containsKey(entry.key.dimension())) {
                    old.add(entry.key);
                }
            }
            sweptTo = stored.hasNext() ? last : null;
        }
        for (WindowKey key : old) {
            states.delete(key);
            Long closed = closedBefore.get(key.dimension());
            if (closed != null && closed < before) {
                closedBefore.delete(key.dimension());
            }
        }
    }

    private List<KeyValue<WindowKey, WindowState>> between(WindowDimension dimension, long from, long before) {
        List<KeyValue<WindowKey, WindowState>> found = new ArrayList<>();
        if (before <= 0) {
            return found;
        }
        WindowKey first = new WindowKey(dimension, Math.max(0, from));
        WindowKey last = new WindowKey(dimension, before - 1);
        try (KeyValueIterator<WindowKey, WindowState> range = states.range(first, last)) {
            range.forEachRemaining(found::add);
        }
        return found;
    }

    private void emit(WindowKey key, WindowState state, long now) {
        context.forward(new Record<>(key, windows.of(key, state, now), now));
    }
}
