package dev.undertone.stream;

import dev.undertone.stream.Ingested.Answered;
import dev.undertone.windows.WindowDimension;
import dev.undertone.windows.WindowFold;
import dev.undertone.windows.WindowPartial;
import dev.undertone.windows.WindowSettings;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Step 5, first half: counts this task's answers and sends the counts on before each commit, in the same transaction as
 * the answers. Its barrier comes after the one of {@link ScoreProcessor}, since stores flush in topological order.
 */
final class FoldProcessor implements Processor<byte[], Answered, WindowDimension, WindowPartial> {
    static final String BARRIER = "fold-barrier";
    private static final int MAX_PARTIALS = 10_000;

    private final WindowSettings settings;
    private ProcessorContext<WindowDimension, WindowPartial> context;
    private RecordContexts<WindowDimension, WindowPartial> contexts;
    private CommitBarrierStore barrier;
    private WindowFold fold;
    private RecordContexts.@Nullable Origin lastOrigin;

    @SuppressWarnings("NullAway.Init") // set in init
    FoldProcessor(WindowSettings settings) {
        this.settings = settings;
    }

    @Override
    public void init(ProcessorContext<WindowDimension, WindowPartial> taskContext) {
        context = taskContext;
        contexts = RecordContexts.of(taskContext);
        fold = new WindowFold(settings);
        barrier = taskContext.getStateStore(BARRIER);
        barrier.beforeCommit(this::forwardPartials);
    }

    @Override
    public void process(Record<byte[], Answered> record) {
        Answered answered = record.value();
        fold.add(answered.text(), answered.answer(), answered.sinceTimestampMillis());
        lastOrigin = contexts.current();
        if (fold.size() >= MAX_PARTIALS) {
            forwardPartials();
        }
    }

    @Override
    public void close() {
        barrier.beforeCommit(null);
    }

    private void forwardPartials() {
        RecordContexts.Origin origin = lastOrigin;
        if (origin == null || fold.size() == 0) {
            return;
        }
        long now = context.currentSystemTimeMs();
        fold.drain((dimension, partial) -> contexts.forward(origin, new Record<>(dimension, partial, now)));
    }
}
