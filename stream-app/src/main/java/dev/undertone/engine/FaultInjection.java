package dev.undertone.engine;

import dev.undertone.schemas.FallbackReason;
import dev.undertone.text.BatchScorer;
import dev.undertone.text.ModelIdentity;
import dev.undertone.text.Score;
import dev.undertone.text.ScoringException;
import dev.undertone.text.TokenizedText;
import java.time.Duration;
import java.util.List;

/**
 * A model that misbehaves on demand, for drills. Without an injected fault it is the model it wraps.
 *
 * <p>Threads: any.
 */
public final class FaultInjection implements BatchScorer {
    private static final Duration SLOWNESS = Duration.ofMillis(100);

    private final BatchScorer model;
    private final Ticker ticker;
    private Fault fault = Fault.ERROR;
    private long fromNanos;
    private long untilNanos;
    private int interruptions;

    /** How a model can misbehave. */
    public enum Fault {
        /** Every batch takes 100 ms longer. */
        SLOW,
        /** Every batch fails. */
        ERROR,
        /** Every batch fails for want of memory. */
        OOM,
        /** Every batch comes back with logits that are no numbers. */
        NAN,
        /** No batch comes back, and asking it to end does not help. */
        HANG
    }

    public FaultInjection(BatchScorer model, Ticker ticker) {
        this.model = model;
        this.ticker = ticker;
    }

    /** Misbehaves from {@code after} from now on, for so long; replaces an earlier fault. */
    public synchronized void inject(Fault kind, Duration after, Duration length) {
        fault = kind;
        fromNanos = ticker.nanos() + after.toNanos();
        untilNanos = fromNanos + length.toNanos();
        notifyAll();
    }

    @Override
    public ModelIdentity identity() {
        return model.identity();
    }

    @Override
    public TokenizedText tokenize(String text) throws ScoringException {
        return model.tokenize(text);
    }

    @Override
    public int paddedTokens(int records, int longest) {
        return model.paddedTokens(records, longest);
    }

    @Override
    public List<Score> score(List<TokenizedText> batch) throws ScoringException {
        misbehave();
        return model.score(batch);
    }

    private synchronized void misbehave() throws ScoringException {
        long now = ticker.nanos();
        if (fromNanos == untilNanos || now - fromNanos < 0 || now - untilNanos >= 0) {
            return;
        }
        switch (fault) {
            case SLOW -> pause(Math.min(untilNanos, now + SLOWNESS.toNanos()), true);
            case HANG -> pause(untilNanos, false);
            case ERROR -> throw new ScoringException(FallbackReason.MODEL_ERROR, "injected error");
            case NAN -> throw new ScoringException(FallbackReason.MODEL_ERROR, "injected logit that is no number");
            case OOM -> throw new ScoringException(FallbackReason.MODEL_OUT_OF_MEMORY, "injected want of memory");
        }
    }

    private void pause(long toNanos, boolean interruptible) throws ScoringException {
        int before = interruptions;
        try {
            for (long left = toNanos - ticker.nanos(); left > 0; left = toNanos - ticker.nanos()) {
                wait(left / 1_000_000 + 1);
                if (interruptible && interruptions != before) {
                    throw new ScoringException(FallbackReason.MODEL_ERROR, "asked to end");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ScoringException(FallbackReason.MODEL_ERROR, "interrupted", e);
        }
    }

    @Override
    public void interrupt() {
        synchronized (this) {
            interruptions++;
            notifyAll();
        }
        model.interrupt();
    }

    @Override
    public void close() {
        model.close();
    }
}
