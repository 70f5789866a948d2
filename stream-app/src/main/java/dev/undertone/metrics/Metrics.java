package dev.undertone.metrics;

import dev.undertone.schemas.BreakerState;
import dev.undertone.schemas.FallbackReason;
import dev.undertone.schemas.ReleaseReason;
import dev.undertone.text.AdmittedText;
import dev.undertone.text.Answer;
import java.util.function.IntSupplier;

/**
 * What the rooms report.
 *
 * <p>Without a crash in between, and once nothing is in flight: {@code consumed = answered + dead lettered (without
 * copies) + tombstones}, where answered by {@code scorer=none} are the abstained. Watch the share of fallback answers,
 * late results and dead letters.
 *
 * <p>Threads: any; no call blocks.
 */
public interface Metrics {
    /** A record has reached the first step. */
    void consumed(String topic);

    /** A record without value went by. */
    void tombstone(String topic);

    /** A record was refused; {@code copy} when it has an answer as well. */
    void deadLettered(String stage, String reason, boolean copy);

    /** An answer was forwarded, so many milliseconds after the input's Kafka timestamp. */
    void answered(AdmittedText text, Answer answer, long sinceTimestampMillis);

    /** A text was tokenized. */
    void tokenized(long nanos);

    /** The device has computed a batch. */
    void batch(int records, int paddedTokens, int realTokens, ReleaseReason reason, long inferenceNanos);

    /** The device could not compute a batch. */
    void batchFailed(FallbackReason reason);

    /** A text joined a row with the same tokens that was on its way already. */
    void joined();

    /** The breaker has a new state. */
    void breakerMoved(BreakerState state);

    /** The model's answer came after the fallback's and was dropped. */
    void lateResult();

    /** A commit waited for what was in flight. */
    void drained(long nanos);

    /** Records of a dimension came after their window had closed. */
    void late(long records);

    /** An output was too large and was sent without its text, or cut. */
    void outputTruncated(String topic);

    /** Gauges of the engine's permits, texts held and limit. */
    void bindPermits(IntSupplier held, IntSupplier limit);
}
