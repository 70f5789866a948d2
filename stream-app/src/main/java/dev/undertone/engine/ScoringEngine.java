package dev.undertone.engine;

import dev.undertone.engine.BatchRunner.Outcome;
import dev.undertone.fallback.CircuitBreaker;
import dev.undertone.metrics.Metrics;
import dev.undertone.schemas.BreakerState;
import dev.undertone.schemas.FallbackReason;
import dev.undertone.schemas.ReleaseReason;
import dev.undertone.text.Answer;
import dev.undertone.text.Fallback;
import dev.undertone.text.Inference;
import dev.undertone.text.ModelIdentity;
import dev.undertone.text.Score;
import dev.undertone.text.ScoringException;
import dev.undertone.text.TokenizedText;
import dev.undertone.tracing.BatchTrace;
import dev.undertone.tracing.RecordTrace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns the texts of all stream tasks into answers: tokenizes on its own threads, sorts what waits by length, and hands
 * the device a batch whenever it is free. A text that has no answer at its deadline gets the fallback's, even while the
 * device hangs.
 *
 * <p>Batches form by themselves: while the device computes one, the next one gathers. A lone text leaves at once.
 *
 * <p>Threads: {@link #submit} is called by any number of threads and may block for a permit, at most until the deadline.
 * The rest is driven by {@link EngineThreads}, or step by step by a test.
 */
public final class ScoringEngine {
    private static final Logger LOG = LoggerFactory.getLogger(ScoringEngine.class);
    private static final long PERMIT_POLL_NANOS = 2_000_000;
    private static final long WATCH_MILLIS = 10;

    /** The model was measured warm and alone; a stream that has just started is neither, and the pool doubles soon. */
    private static final int SLOW_START = 32;

    private final EngineSettings settings;
    private final CircuitBreaker breaker;
    private final Ticker ticker;
    private final Metrics metrics;
    private final Answers answers;
    private final PermitPool permits;
    private final RunsInFlight runs;
    private final DeadlineQueue deadlines = new DeadlineQueue();
    private final LinkedBlockingQueue<PendingAnswer> untokenized = new LinkedBlockingQueue<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition rowsWait = lock.newCondition();
    private final WaitingRows waiting;
    private final ScoreCache cache;
    private volatile LoadedModel model;
    private volatile boolean draining;
    private volatile boolean closed;

    /**
     * @param settings with no number left to measure
     * @param model the engine does not close it
     */
    public ScoringEngine(
            EngineSettings settings,
            LoadedModel model,
            Fallback fallback,
            CircuitBreaker breaker,
            Ticker ticker,
            Metrics metrics) {
        this.settings = settings;
        this.model = model;
        this.breaker = breaker;
        this.ticker = ticker;
        this.metrics = metrics;
        this.answers = new Answers(fallback, ticker);
        long targetNanos = settings.deadline().toNanos() / 2;
        double expected = model.textsPerSecond() * settings.inferenceThreads() * targetNanos / 1e9 / SLOW_START;
        this.permits = new PermitPool((int) expected, settings.maxPermits(), settings.maxBytes(), targetNanos);
        this.runs = new RunsInFlight(settings.runLimit(), settings.hangLimit());
        this.waiting = new WaitingRows(buckets(), buckets());
        this.cache = new ScoreCache(settings.cacheRecords());
        metrics.bindPermits(model.scorer().identity().name(), permits::held, permits::limit);
        metrics.bindBudget(
                model.scorer().identity().name(), () -> this.model.budget().tokens());
        metrics.serving(model.scorer().identity());
    }

    private LengthBuckets buckets() {
        return new LengthBuckets(settings.maxBatchRecords(), model.budget(), model.runOverheadTokens());
    }

    /**
     * Takes a text in. Blocks until the engine has room for it: back-pressure comes before the fallback.
     *
     * @param whileWaiting called on this thread again and again while it waits for room
     * @return an answer that is decided in time, whatever becomes of the model; an interrupt ends the wait for room, is
     *     kept, and the fallback answers
     * @throws EngineClosedException once the engine is closed: the record must be scored by somebody else
     */
    public PendingAnswer submit(ScoringRequest request, Runnable whileWaiting) {
        PendingAnswer pending = new PendingAnswer(request, ticker.nanos(), settings.deadline());
        FallbackReason refusal = awaitPermit(request, pending, whileWaiting);
        if (refusal != null) {
            pending.complete(answers.byFallback(pending, refusal, breaker.state()), ticker.nanos());
            return pending;
        }
        deadlines.add(pending);
        untokenized.add(pending);
        if (closed) {
            answerAll(deadlines.removeAll(), FallbackReason.MODEL_NOT_READY);
        }
        return pending;
    }

    /** Gets a permit, or returns why the fallback answers instead. */
    private @Nullable FallbackReason awaitPermit(ScoringRequest request, PendingAnswer pending, Runnable whileWaiting) {
        int bytes = request.bytes();
        boolean sheds = request.stale();
        try {
            while (!closed) {
                long now = ticker.nanos();
                if (!breaker.admitsTexts(now) || runs.overdue(now)) {
                    return FallbackReason.BREAKER_OPEN;
                }
                long remaining = pending.deadlineNanos() - now;
                if (cannotMakeIt(remaining)) {
                    return permits.isFullOfBytes(bytes) ? FallbackReason.QUEUE_FULL : FallbackReason.DEADLINE_ADMISSION;
                }
                boolean admitted = sheds
                        ? permits.tryAcquireSpare(bytes, request.lane())
                        : permits.tryAcquire(bytes, request.lane(), Math.min(remaining, PERMIT_POLL_NANOS));
                if (admitted) {
                    pending.admitted(ticker.nanos());
                    return null;
                }
                if (!sheds) {
                    whileWaiting.run();
                } else if (answers.canFallBack(request.text())) {
                    // The model is busy: what it cannot take, the stream need not wait for.
                    return FallbackReason.LAG_SHED;
                }
                sheds = false;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return FallbackReason.MODEL_NOT_READY;
        }
        throw new EngineClosedException();
    }

    /** Whether a text with so little time left would be answered by the fallback in the end anyway. */
    private boolean cannotMakeIt(long remainingNanos) {
        boolean hurried = remainingNanos < settings.deadline().toNanos() / 2;
        return remainingNanos <= 0 || (hurried && permits.expectedNanos() > remainingNanos);
    }

    /** One step of a tokenizer thread: waits for a text. */
    void awaitAndTokenize() throws InterruptedException {
        tokenize(untokenized.take());
    }

    /** Tokenizes what has come in. */
    void tokenizeAll() {
        for (PendingAnswer next = untokenized.poll(); next != null; next = untokenized.poll()) {
            tokenize(next);
        }
    }

    private void tokenize(PendingAnswer pending) {
        if (pending.isDone()) {
            return;
        }
        TokenizedText tokens;
        try {
            long start = ticker.nanos();
            tokens = model.scorer().tokenize(pending.text().text());
            metrics.tokenized(model.scorer().identity(), ticker.nanos() - start);
        } catch (ScoringException e) {
            answer(pending, e.reason());
            return;
        } catch (RuntimeException e) {
            LOG.error("the tokenizer failed on {}", pending.text().position(), e);
            answer(pending, FallbackReason.MODEL_ERROR);
            return;
        }
        ScoreCache.Entry known = cache.get(tokens);
        if (known != null) {
            metrics.joined();
            answerByModel(pending, model, known, ticker.nanos());
            return;
        }
        lock.lock();
        try {
            if (waiting.add(pending, tokens)) {
                rowsWait.signal();
            } else {
                metrics.joined();
            }
        } finally {
            lock.unlock();
        }
    }

    /** One step of an inference thread: waits for a batch. */
    void awaitAndInfer() throws InterruptedException {
        Batch batch = nextBatch();
        while (batch == null) {
            awaitRow();
            batch = nextBatch();
        }
        infer(batch);
    }

    /** Waits until a row waits; one that came since the last look has signalled already and must not be missed. */
    private void awaitRow() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (waiting.isEmpty()) {
                rowsWait.await();
            }
        } finally {
            lock.unlock();
        }
    }

    /** The next batch that may go to the model, or null. */
    @Nullable
    Batch nextBatch() {
        List<PendingAnswer> refused = new ArrayList<>();
        lock.lock();
        try {
            LengthBuckets.Taken taken = waiting.take();
            if (taken == null) {
                return null;
            }
            long now = ticker.nanos();
            int period = breaker.admitBatch(now);
            if (period != CircuitBreaker.REFUSED) {
                return new Batch(taken.rows(), releaseReason(taken, now), period, dispatch(taken.rows()));
            }
            taken.rows().forEach(row -> refused.addAll(waiting.finish(row)));
            refused.addAll(waiting.removeWaiting());
        } finally {
            lock.unlock();
        }
        answerAll(refused, FallbackReason.BREAKER_OPEN);
        return null;
    }

    /** Marks the texts of these rows as on their way to the device, and returns the spans that are recorded of them. */
    private static List<RecordTrace> dispatch(List<Row> rows) {
        List<RecordTrace> traces = List.of();
        for (Row row : rows) {
            for (PendingAnswer text : row.texts()) {
                text.markDispatched();
                if (text.trace().isRecorded()) {
                    // Most often nobody traces: then no list is made.
                    traces = traces.isEmpty() ? new ArrayList<>() : traces;
                    traces.add(text.trace());
                }
            }
        }
        return traces;
    }

    /** Why a batch leaves now and with no more rows. */
    private ReleaseReason releaseReason(LengthBuckets.Taken taken, long nowNanos) {
        if (draining) {
            return ReleaseReason.DRAIN;
        }
        // A batch takes a quarter of the deadline at most: a row with less left could not have waited for another.
        long slack = taken.rows().get(0).deadlineNanos()
                - nowNanos
                - settings.deadline().toNanos() / 4;
        return taken.reason() == ReleaseReason.IDLE && slack <= 0 ? ReleaseReason.DEADLINE : taken.reason();
    }

    /** Runs a batch and answers its texts, whatever happens. */
    void infer(Batch batch) {
        try {
            score(batch);
        } catch (RuntimeException | Error e) {
            // A probe that nobody heard of again would keep the breaker half open for ever.
            breaker.failed(batch.breakerPeriod(), ticker.nanos());
            throw e;
        } finally {
            // No row may stay behind: texts with its tokens would join it and wait for nothing.
            batch.rows().forEach(row -> answerAll(finish(row), FallbackReason.MODEL_ERROR));
        }
    }

    private void score(Batch batch) {
        LoadedModel serving = model;
        BatchTrace trace = BatchTrace.start(
                batch.traces(), serving.scorer().identity(), batch.rows().size(), batch.reason());
        long start = ticker.nanos();
        BatchRunner.Result result = run(batch, serving);
        long end = ticker.nanos();
        trace.end(result.failure());
        if (result.failure() == null) {
            breaker.succeeded(batch.breakerPeriod());
        } else {
            metrics.batchFailed(result.failure());
            breaker.failed(batch.breakerPeriod(), end);
        }
        int padded = serving.scorer().paddedTokens(batch.rows().size(), batch.longest());
        metrics.batch(
                serving.scorer().identity(),
                batch.rows().size(),
                padded,
                batch.realTokens(),
                batch.reason(),
                end - start);
        for (int i = 0; i < batch.rows().size(); i++) {
            Row row = batch.rows().get(i);
            Outcome outcome = result.outcomes().get(i);
            Score score = outcome.score();
            if (score == null) {
                answerAll(finish(row), outcome.failure());
                continue;
            }
            Inference inference = new Inference(
                    row.tokens().tokens(),
                    row.tokens().used(),
                    batch.rows().size(),
                    padded,
                    batch.reason(),
                    TimeUnit.NANOSECONDS.toMicros(end - start));
            ScoreCache.Entry entry = new ScoreCache.Entry(score, inference);
            cache.put(row.tokens(), entry);
            for (PendingAnswer text : finish(row)) {
                if (!text.dispatched()) {
                    trace.join(text.trace());
                }
                answerByModel(text, serving, entry, start);
            }
        }
        if (breaker.state() == BreakerState.OPEN) {
            answerWaiting();
        }
    }

    private BatchRunner.Result run(Batch batch, LoadedModel serving) {
        RunsInFlight.Run run = startRun(batch);
        try {
            return serving.runner().run(batch.tokens(), () -> runs.overdue(ticker.nanos()));
        } finally {
            runs.end(run);
            if (!runs.overdue(ticker.nanos())) {
                breaker.overrunEnded();
            }
        }
    }

    /** Notes that a batch is on the device from now on. */
    RunsInFlight.Run startRun(Batch batch) {
        return runs.start(batch, ticker.nanos());
    }

    private void answerByModel(PendingAnswer text, LoadedModel by, ScoreCache.Entry entry, long startNanos) {
        Answer answer = Answers.byModel(
                text, by.scorer().identity(), entry.score(), entry.inference(), startNanos, breaker.state());
        if (complete(text, answer)) {
            permits.observe(ticker.nanos() - text.admittedNanos(), true);
        } else {
            metrics.lateResult();
        }
    }

    private List<PendingAnswer> finish(Row row) {
        lock.lock();
        try {
            return waiting.finish(row);
        } finally {
            lock.unlock();
        }
    }

    /** One step of the deadline thread: answers what becomes due within a few milliseconds. */
    void awaitAndExpire() throws InterruptedException {
        deadlines.awaitDue(ticker, WATCH_MILLIS).forEach(this::answerLate);
    }

    /** Answers what is due by the fallback. */
    void expireDue() {
        deadlines.removeDue(ticker.nanos()).forEach(this::answerLate);
    }

    private void answerLate(PendingAnswer pending) {
        answer(pending, pending.dispatched() ? FallbackReason.DEADLINE_IN_FLIGHT : FallbackReason.DEADLINE_QUEUED);
        if (!pending.hurried()) {
            // A sender's own short deadline says nothing about the engine.
            permits.observe(ticker.nanos() - pending.admittedNanos(), false);
        }
    }

    /**
     * Looks after the runs on the device. One that is past its limit opens the breaker at once and is asked to end.
     *
     * @return whether a run is past all hope, so that the model must be replaced
     */
    boolean watchRuns() {
        long now = ticker.nanos();
        RunsInFlight.Verdict verdict = runs.look(now);
        if (verdict != RunsInFlight.Verdict.FINE) {
            breaker.trip(now, "a run has taken longer than " + settings.runLimit());
            model.scorer().interrupt();
            answerWaiting();
        }
        return verdict == RunsInFlight.Verdict.HUNG;
    }

    /** Serves another model from now on. What is on the old one is given up; its texts have been answered. */
    public void replaceModel(LoadedModel next) {
        model = next;
        metrics.serving(next.scorer().identity());
        cache.clear();
        runs.forget().forEach(batch -> batch.rows().forEach(this::finish));
        breaker.overrunEnded();
    }

    /** What every text may take at most. */
    public Duration deadline() {
        return settings.deadline();
    }

    /** Texts it holds now. */
    public int permitsHeld() {
        return permits.held();
    }

    /** Texts it may hold. */
    public int permitsLimit() {
        return permits.limit();
    }

    /** What serves. */
    public ModelIdentity identity() {
        return model.scorer().identity();
    }

    /** Batches that leave from now on do so because of a shutdown, and say so. Texts are still taken in. */
    public void drain() {
        draining = true;
    }

    /** Answers whatever is still open by the fallback; nothing more is taken in. */
    public void close() {
        closed = true;
        answerAll(deadlines.removeAll(), FallbackReason.MODEL_NOT_READY);
    }

    boolean isClosed() {
        return closed;
    }

    /** Answers what waits for the device; what is on it has its deadline. */
    private void answerWaiting() {
        List<PendingAnswer> texts = new ArrayList<>();
        untokenized.drainTo(texts);
        lock.lock();
        try {
            texts.addAll(waiting.removeWaiting());
        } finally {
            lock.unlock();
        }
        answerAll(texts, FallbackReason.BREAKER_OPEN);
    }

    private void answerAll(List<PendingAnswer> texts, FallbackReason reason) {
        texts.forEach(text -> answer(text, reason));
    }

    private void answer(PendingAnswer pending, FallbackReason reason) {
        if (!pending.isDone()) {
            complete(pending, answers.byFallback(pending, reason, breaker.state()));
        }
    }

    private boolean complete(PendingAnswer pending, Answer answer) {
        if (!pending.complete(answer, ticker.nanos())) {
            return false;
        }
        permits.release(pending.bytes());
        return true;
    }
}
